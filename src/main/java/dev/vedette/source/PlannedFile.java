package dev.vedette.source;

import dev.vedette.engine.Layout;
import java.io.Serializable;

/**
 * A file that will be read.
 *
 * @param path absolute path
 * @param splittable whether several readers may share it: its records can be found from any place,
 *     and their order does not matter
 * @param holdUntil event time at which files not yet begun start, epoch milliseconds: while this
 *     file is read, the watermark must not pass it. {@code Long.MAX_VALUE}: none is left
 */
public record PlannedFile(String path, Layout layout, boolean splittable, long holdUntil)
    implements Serializable {}
