/**
 * Where bytes come from: finds the files of an input, recognises their format, and hands their
 * content to the engine inside Flink's file source.
 */
package dev.vedette.source;
