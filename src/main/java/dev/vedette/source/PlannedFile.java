package dev.vedette.source;

import dev.vedette.engine.Layout;
import java.io.Serializable;

/**
 * A file that will be read.
 *
 * @param path absolute path
 * @param holdUntil event time at which files not yet begun start, epoch milliseconds: while this
 *     file is read, the watermark must not pass it. {@code Long.MAX_VALUE}: none is left
 */
public record PlannedFile(String path, Layout layout, long holdUntil) implements Serializable {}
