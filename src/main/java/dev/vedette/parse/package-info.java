/**
 * Turns the bytes of one record into column values, addresses and times. Whatever arrives from
 * outside is possible here: nothing an input holds may throw out of this package except as a
 * declared, checked fault. It knows the JSON reader and the model, but neither Flink nor the rule.
 */
package dev.vedette.parse;
