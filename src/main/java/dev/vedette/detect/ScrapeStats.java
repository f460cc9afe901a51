package dev.vedette.detect;

import dev.vedette.sketch.BottomSamples;
import dev.vedette.sketch.DistinctSketch;
import dev.vedette.sketch.TextHash;
import dev.vedette.sketch.Utf8Text;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.EOFException;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.typeinfo.TypeInfo;

/**
 * What is known of one source's matching requests in one window: the accumulator of
 * Partner_Page_Scraping. It merges with others of the same window in any order and grouping to the
 * same result, and its size is bounded: the sketch, the samples and the rule's keywords.
 */
@TypeInfo(ScrapeStatsTypeInfo.Factory.class)
public final class ScrapeStats {
  private static final int VERSION = 1;
  private static final int OWN_BYTES = 256;
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  /** How an accumulator is laid out; the same within a job. */
  public record Layout(int exactUpTo, int precision, int sampledUrls, int userAgents)
      implements java.io.Serializable {}

  private long count;
  private long firstSeen = Long.MAX_VALUE;
  private long lastSeen = Long.MIN_VALUE;
  private final DistinctSketch urls;
  private final BottomSamples sampledUrls;
  private final BottomSamples userAgents;
  // In alphabetical order, not modified.
  private List<String> keywords;

  /** Nothing seen yet. */
  public ScrapeStats(Layout layout) {
    this(
        new DistinctSketch(layout.exactUpTo(), layout.precision()),
        new BottomSamples(layout.sampledUrls()),
        new BottomSamples(layout.userAgents()),
        List.of());
  }

  private ScrapeStats(
      DistinctSketch urls,
      BottomSamples sampledUrls,
      BottomSamples userAgents,
      List<String> keywords) {
    this.urls = urls;
    this.sampledUrls = sampledUrls;
    this.userAgents = userAgents;
    this.keywords = keywords;
  }

  /** Takes in one request; {@code time} in epoch milliseconds. */
  public void add(long time, String url, String userAgent, List<String> matchedKeywords) {
    count(time, matchedKeywords);
    long urlHash = TextHash.of(url);
    urls.add(urlHash);
    sampledUrls.add(urlHash, url);
    userAgents.add(TextHash.of(userAgent), userAgent);
  }

  /** The same, of texts that are still in their bytes; of samples these are copied. */
  public void add(long time, Utf8Text url, Utf8Text userAgent, List<String> matchedKeywords) {
    count(time, matchedKeywords);
    long urlHash = url.hash();
    urls.add(urlHash);
    sampledUrls.add(urlHash, url);
    userAgents.add(userAgent.hash(), userAgent);
  }

  private void count(long time, List<String> matchedKeywords) {
    count++;
    firstSeen = Math.min(firstSeen, time);
    lastSeen = Math.max(lastSeen, time);
    addKeywords(matchedKeywords);
  }

  private void addKeywords(List<String> more) {
    for (int i = 0; i < more.size(); i++) {
      int index = Collections.binarySearch(keywords, more.get(i));
      if (index < 0) {
        List<String> all = new ArrayList<>(keywords);
        all.add(-index - 1, more.get(i));
        keywords = List.copyOf(all);
      }
    }
  }

  /** Takes in all that another accumulator of the same window holds. */
  public void merge(ScrapeStats other) {
    count += other.count;
    firstSeen = Math.min(firstSeen, other.firstSeen);
    lastSeen = Math.max(lastSeen, other.lastSeen);
    urls.merge(other.urls);
    sampledUrls.merge(other.sampledUrls);
    userAgents.merge(other.userAgents);
    addKeywords(other.keywords);
  }

  /** Number of requests. */
  public long count() {
    return count;
  }

  /** Time of the first request, epoch milliseconds. */
  public long firstSeen() {
    return firstSeen;
  }

  /** Time of the last request, epoch milliseconds. */
  public long lastSeen() {
    return lastSeen;
  }

  /** Number of distinct URLs, exact or estimated; never more than there were requests. */
  public long uniqueUrls() {
    return Math.min(urls.count(), count);
  }

  /** Whether {@link #uniqueUrls} is exact. */
  public boolean uniqueUrlsExact() {
    return urls.isExact();
  }

  /** Some of the URLs, always the same ones for the same set of URLs. */
  public List<String> sampledUrls() {
    return sampledUrls.values();
  }

  /** Some of the user agents, likewise. */
  public List<String> userAgents() {
    return userAgents.values();
  }

  /** The keywords that were found, in alphabetical order. */
  public List<String> matchedKeywords() {
    return keywords;
  }

  /** About how many bytes of memory this takes. */
  int bytes() {
    return OWN_BYTES + urls.bytes() + sampledUrls.bytes() + userAgents.bytes();
  }

  ScrapeStats copy() {
    ScrapeStats copy =
        new ScrapeStats(urls.copy(), sampledUrls.copy(), userAgents.copy(), keywords);
    copy.count = count;
    copy.firstSeen = firstSeen;
    copy.lastSeen = lastSeen;
    return copy;
  }

  void writeTo(DataOutput out) throws IOException {
    writeHead(count, firstSeen, lastSeen, out);
    urls.writeTo(out);
    sampledUrls.writeTo(out);
    userAgents.writeTo(out);
    out.writeInt(keywords.size());
    for (String keyword : keywords) {
      out.writeUTF(keyword);
    }
  }

  /** What comes before sketch, samples and keywords. */
  static void writeHead(long count, long firstSeen, long lastSeen, DataOutput out)
      throws IOException {
    out.writeByte(VERSION);
    out.writeLong(count);
    out.writeLong(firstSeen);
    out.writeLong(lastSeen);
  }

  static ScrapeStats readFrom(DataInput in) throws IOException {
    requireVersion(in.readUnsignedByte());
    long count = in.readLong();
    long firstSeen = in.readLong();
    long lastSeen = in.readLong();
    ScrapeStats stats =
        new ScrapeStats(
            DistinctSketch.readFrom(in),
            BottomSamples.readFrom(in),
            BottomSamples.readFrom(in),
            List.of());
    stats.count = count;
    stats.firstSeen = firstSeen;
    stats.lastSeen = lastSeen;
    List<String> keywords = new ArrayList<>();
    for (int remaining = in.readInt(); remaining > 0; remaining--) {
      keywords.add(in.readUTF());
    }
    stats.addKeywords(keywords);
    return stats;
  }

  /** The number of requests in what {@link #writeTo} wrote, without the rest being read. */
  static long countIn(byte[] written) throws IOException {
    if (written.length <= Long.BYTES) {
      throw new EOFException("scraping statistics of " + written.length + " bytes");
    }
    requireVersion(written[0] & 0xff);
    return (long) LONGS.get(written, 1);
  }

  private static void requireVersion(int version) throws IOException {
    if (version != VERSION) {
      throw new IOException("unknown version " + version + " of scraping statistics");
    }
  }

  @Override
  public boolean equals(Object object) {
    return object instanceof ScrapeStats other
        && count == other.count
        && firstSeen == other.firstSeen
        && lastSeen == other.lastSeen
        && urls.equals(other.urls)
        && sampledUrls.equals(other.sampledUrls)
        && userAgents.equals(other.userAgents)
        && keywords.equals(other.keywords);
  }

  @Override
  public int hashCode() {
    return Objects.hash(count, firstSeen, lastSeen, urls);
  }
}
