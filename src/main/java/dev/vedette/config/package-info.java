/**
 * Settings: loading, checking and describing them. A file is read to the end and all its problems
 * are reported at once; an unknown key is a problem, so that a typing error cannot pass in silence.
 */
package dev.vedette.config;
