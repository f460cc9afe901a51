package dev.vedette.detect;

import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/**
 * The partials of a window that has too few requests to pass a limit, as they came: most windows
 * never have more. Nothing of them is read but how many requests they are.
 *
 * <p>Only where nothing is told before all requests are there, as in batch mode. State: for each
 * window at most as many partials as requests may wait.
 */
final class FewRequests {
  /** They are counted anew with each partial, so a window must not have many that wait. */
  private static final int MOST = 64;

  private final long most;
  private final ListState<ScrapePartial> waiting;

  /** {@code most}: so many requests need not be looked into. */
  FewRequests(long most, RuntimeContext context) {
    this.most = Math.min(most, MOST);
    waiting =
        context.getListState(
            new ListStateDescriptor<>("few-requests", TypeInformation.of(ScrapePartial.class)));
  }

  /** Number of requests that wait in this window. */
  long count() throws Exception {
    long count = 0;
    Iterable<ScrapePartial> partials = waiting.get();
    if (partials != null) {
      for (ScrapePartial partial : partials) {
        count += partial.count();
      }
    }
    return count;
  }

  /** Lets a partial wait unless the window has too many requests with it; says whether it does. */
  boolean add(ScrapePartial partial, long before) throws Exception {
    boolean waits = partial.count() <= most - before;
    if (waits) {
      waiting.add(partial);
    }
    return waits;
  }

  /** Hands all that wait to an accumulator. */
  void moveTo(ScrapeStats stats) throws Exception {
    Iterable<ScrapePartial> partials = waiting.get();
    if (partials != null) {
      for (ScrapePartial partial : partials) {
        stats.merge(partial.stats());
      }
      waiting.clear();
    }
  }
}
