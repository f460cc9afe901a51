/**
 * Makes synthetic inputs, and says what is in them. It knows nothing of the detector, so that what
 * it says can be held against what the detector finds.
 */
package dev.vedette.generate;
