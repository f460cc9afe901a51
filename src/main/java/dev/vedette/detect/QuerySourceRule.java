package dev.vedette.detect;

/**
 * The query's own rule: {@code isnotempty(SourceIP)} and {@code not(ipv4_is_private(SourceIP))}.
 * Sources are told apart by their exact text, and whatever is not IPv4 is dropped, because {@code
 * where} drops a row whose condition is null.
 */
public final class QuerySourceRule implements SourceRule {

  @Override
  public Source classify(String sourceIp) {
    // The empty text needs no test of its own: it is not IPv4.
    return Ipv4Privacy.of(sourceIp) == Ipv4Privacy.NOT_PRIVATE
        ? Source.counted(sourceIp)
        : Source.EXCLUDED;
  }

  /** The dotted quad; null for IPv6, which this rule never counts. */
  @Override
  public String address(String text) {
    AddressText parsed = AddressText.parse(text);
    return parsed == null || !parsed.address().ipv4() ? null : parsed.address().text();
  }
}
