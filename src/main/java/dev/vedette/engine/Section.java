package dev.vedette.engine;

/**
 * The part of an input that one reader reads: the records that start in it, the last one to its
 * end. Sections that meet thus share an input without a gap and without an overlap.
 *
 * @param from where the first record starts, in (decompressed) bytes
 * @param end no line that starts here or later is read; {@code Long.MAX_VALUE}: all are
 */
public record Section(long from, long end) {
  /** All of an input. */
  public static final Section WHOLE = new Section(0, Long.MAX_VALUE);
}
