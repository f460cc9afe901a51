package dev.vedette.detect;

/** Decides on the source address of a web request. */
public interface SourceRule {

  /** What the SourceIP text of a request, which may be null, amounts to. */
  Source classify(String sourceIp);

  /**
   * The form of an address in which a device's public address and the key of a window are compared:
   * two texts for the same source give the same form. A prefix is left out, IPv4-mapped IPv6 is the
   * IPv4 address. Null when the text, which may be null, has no such form.
   */
  String address(String text);
}
