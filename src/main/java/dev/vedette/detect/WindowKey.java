package dev.vedette.detect;

/**
 * The key of a window's state: one source and one window. A source that a suppressing entry keeps
 * from alerting has windows of its own for each entry, so that an IPv6 network which is excluded in
 * part never mixes the two.
 *
 * @param source what appears as SourceIP
 * @param windowStart start of the window, epoch milliseconds
 * @param suppressedByKey {@link dev.vedette.model.SuppressedBy#keyOf}
 */
public record WindowKey(String source, long windowStart, String suppressedByKey) {

  /**
   * Spelled out: it decides the key's place in state, so it must be the same on every JVM. It is
   * that of {@code Objects.hash}, which would make an array and a {@code Long} at each call.
   */
  @Override
  public int hashCode() {
    int hash = 31 + source.hashCode();
    hash = 31 * hash + Long.hashCode(windowStart);
    return 31 * hash + suppressedByKey.hashCode();
  }

  @Override
  public boolean equals(Object object) {
    return object instanceof WindowKey other
        && windowStart == other.windowStart
        && source.equals(other.source)
        && suppressedByKey.equals(other.suppressedByKey);
  }
}
