package dev.vedette.detect;

import dev.vedette.model.SuppressedBy;
import java.util.List;

/**
 * The better rule of the default profile. IPv6 sources are grouped by network, because one host
 * moves freely within its own; ranges that are no outside source are excluded by a list; and
 * nothing but the empty text is dropped without an entry in the ledger.
 */
public final class NetworkSourceRule implements SourceRule {

  /**
   * The longest key made of a text that is not an address, so that garbage stays small in state.
   */
  static final int MAX_TEXT_KEY = 256;

  private static final SuppressedBy NOT_AN_ADDRESS =
      new SuppressedBy("not-an-address", "", "SourceIP is not an IP address");

  private final int ipv6PrefixLength;
  private final ExcludedRanges excluded;

  /**
   * A rule.
   *
   * @param ipv6PrefixLength the size of the network that counts as one IPv6 source, usually 64
   * @param excluded the ranges to exclude; the most specific one that covers an address decides
   */
  public NetworkSourceRule(int ipv6PrefixLength, List<ExcludedRange> excluded) {
    if (ipv6PrefixLength < 1 || ipv6PrefixLength > Ipv6.BITS) {
      throw new IllegalArgumentException(
          "the IPv6 prefix length must be from 1 to %d, not %d"
              .formatted(Ipv6.BITS, ipv6PrefixLength));
    }
    this.ipv6PrefixLength = ipv6PrefixLength;
    this.excluded = new ExcludedRanges(excluded);
  }

  @Override
  public Source classify(String sourceIp) {
    if (sourceIp == null || sourceIp.isEmpty()) {
      return Source.EXCLUDED;
    }
    AddressText parsed = AddressText.parse(sourceIp);
    if (parsed == null || !parsed.single()) {
      return Source.suppressed(bounded(sourceIp), NOT_AN_ADDRESS);
    }
    String key = key(parsed.address());
    SuppressedBy suppressedBy = excluded.find(parsed.address());
    return suppressedBy == null ? Source.counted(key) : Source.suppressed(key, suppressedBy);
  }

  @Override
  public String address(String text) {
    AddressText parsed = AddressText.parse(text);
    return parsed == null ? null : key(parsed.address());
  }

  private String key(IpAddress address) {
    return address.ipv4()
        ? address.text()
        : address.first(ipv6PrefixLength).text() + '/' + ipv6PrefixLength;
  }

  private static String bounded(String text) {
    if (text.length() <= MAX_TEXT_KEY) {
      return text;
    }
    // Half a surrogate pair could not be written as UTF-8.
    boolean splitsPair =
        Character.isSurrogatePair(text.charAt(MAX_TEXT_KEY - 1), text.charAt(MAX_TEXT_KEY));
    return text.substring(0, splitsPair ? MAX_TEXT_KEY - 1 : MAX_TEXT_KEY);
  }
}
