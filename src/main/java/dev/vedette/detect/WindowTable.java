package dev.vedette.detect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Windows, each added up from its partials; it knows about how much memory they take. */
final class WindowTable {
  // What a window takes beside its accumulator, or the bytes of that.
  private static final int WINDOW_BYTES = 256;

  private final Map<WindowKey, Window> windows = new HashMap<>();
  private long bytes;

  private static final class Window {
    final ScrapePartial partial;
    int bytes;

    Window(ScrapePartial partial) {
      this.partial = partial;
      bytes = WINDOW_BYTES + partial.bytes();
    }

    void merge(ScrapePartial other) {
      partial.stats().merge(other.stats());
      bytes = WINDOW_BYTES + partial.bytes();
    }
  }

  /** Takes a partial in, which is not to be used afterwards. */
  void add(ScrapePartial partial) {
    WindowKey key = partial.key();
    Window window = windows.get(key);
    if (window == null) {
      window = new Window(partial);
      windows.put(key, window);
    } else {
      bytes -= window.bytes;
      window.merge(partial);
    }
    bytes += window.bytes;
  }

  /** Number of windows. */
  int size() {
    return windows.size();
  }

  /** About how many bytes of memory they take. */
  long bytes() {
    return bytes;
  }

  /** The windows, in no particular order. */
  List<ScrapePartial> partials() {
    List<ScrapePartial> partials = new ArrayList<>(windows.size());
    for (Window window : windows.values()) {
      partials.add(window.partial);
    }
    return partials;
  }
}
