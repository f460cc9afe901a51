/** State that functions share the handling of. */
package dev.vedette.state;
