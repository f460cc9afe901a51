package dev.vedette.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vedette.model.SuppressedBy;
import inet.ipaddr.IPAddress;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkSourceRuleTest {

  private static final SuppressedBy NOT_AN_ADDRESS =
      new SuppressedBy("not-an-address", "", "SourceIP is not an IP address");

  private final SourceRule rule = rule("127.0.0.0/8", "10.0.0.0/8", "10.9.0.0/16", "fc00::/7");

  private static SourceRule rule(String... cidrs) {
    List<ExcludedRange> ranges = new ArrayList<>();
    for (String cidr : cidrs) {
      ranges.add(new ExcludedRange(cidr, "reason of " + cidr));
    }
    return new NetworkSourceRule(64, ranges);
  }

  @ParameterizedTest
  @CsvSource({
    "203.0.113.9, 203.0.113.9",
    "203.0.113.9/32, 203.0.113.9",
    "::ffff:203.0.113.9, 203.0.113.9",
    "::ffff:203.0.113.9/128, 203.0.113.9",
    "0:0:0:0:0:FFFF:CB00:7109, 203.0.113.9",
    "2001:db8:1:2:3:4:5:6, 2001:db8:1:2::/64",
    "2001:0DB8:0001:0002::1, 2001:db8:1:2::/64",
    "2001:db8:1:2::1/128, 2001:db8:1:2::/64",
    "2001:db8::192.0.2.1, 2001:db8::/64",
    "fe80::1%eth0, fe80::/64",
    "::1, ::/64",
    "2001:db8:0:1::, 2001:db8:0:1::/64"
  })
  void countsAnAddressByItsCanonicalForm(String sourceIp, String key) {
    assertThat(rule.classify(sourceIp)).isEqualTo(Source.counted(key));
    assertThat(rule.address(sourceIp)).isEqualTo(key);
  }

  /** The examples of RFC 5952, section 4. */
  @ParameterizedTest
  @CsvSource({
    "2001:0db8::0001, 2001:db8::1/128",
    "2001:db8:0:0:0:0:2:1, 2001:db8::2:1/128",
    "2001:db8::1:1:1:1:1, 2001:db8:0:1:1:1:1:1/128",
    "2001:0:0:1:0:0:0:1, 2001:0:0:1::1/128",
    "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1/128",
    "2001:DB8::AAAA, 2001:db8::aaaa/128"
  })
  void writesTheRecommendedForm(String sourceIp, String key) {
    assertThat(new NetworkSourceRule(128, List.of()).classify(sourceIp).key()).isEqualTo(key);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " ",
        "-",
        "host.example.com",
        "203.0.113.9:443",
        "203.0.113.9, 198.51.100.7",
        "203.0.113",
        "203.0.113.0/24",
        "203.0.113.9/",
        "203.0.113.9%eth0",
        "[2001:db8::1]",
        "[2001:db8::1]:443",
        "2001:db8::/64",
        "2001:db8::1/32",
        "::ffff:203.0.113.9/32",
        "2001:db8::1%",
        "%eth0",
        "*",
        "2001:db8::*",
        "2001:db8::1-2",
        "1:2",
        ":",
        ":::",
        "1::2::3",
        "1:2:3:4:5:6:7",
        "12345::",
        "1:2:3:4:5:6:7:8:9",
        "00001::",
        "::1.2.3",
        "::1.2.3.256",
        "::ffff:203.0.113.09",
        "203.0.113.9 ",
        "\t2001:db8::1",
        "::g",
        "0x7f000001",
        "2130706433",
        "::ffff:1.2.3.4:5"
      })
  void keepsWhateverIsNotOneAddressForTheLedger(String sourceIp) {
    assertThat(rule.classify(sourceIp)).isEqualTo(Source.suppressed(sourceIp, NOT_AN_ADDRESS));
  }

  @ParameterizedTest
  @NullAndEmptySource
  void dropsOnlyTheEmptyText(String sourceIp) {
    assertThat(rule.classify(sourceIp)).isEqualTo(Source.EXCLUDED);
    assertThat(rule.address(sourceIp)).isNull();
  }

  @Test
  void cutsALongTextWithoutSplittingAPair() {
    String letters = "x".repeat(255);

    assertThat(rule.classify(letters + "yz").key()).isEqualTo(letters + "y");
    assertThat(rule.classify(letters + "y").key()).isEqualTo(letters + "y");
    assertThat(rule.classify(letters + "\ud83d\ude00").key()).isEqualTo(letters);
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, 127.0.0.1, 127.0.0.0/8",
    "::ffff:127.0.0.1, 127.0.0.1, 127.0.0.0/8",
    "10.0.0.0, 10.0.0.0, 10.0.0.0/8",
    "10.8.255.255, 10.8.255.255, 10.0.0.0/8",
    "10.9.0.0, 10.9.0.0, 10.9.0.0/16",
    "10.9.255.255, 10.9.255.255, 10.9.0.0/16",
    "10.10.0.0, 10.10.0.0, 10.0.0.0/8",
    "10.255.255.255, 10.255.255.255, 10.0.0.0/8",
    "fd00:1::5, fd00:1::/64, fc00::/7"
  })
  void theMostSpecificExcludedRangeIsNamed(String sourceIp, String key, String cidr) {
    assertThat(rule.classify(sourceIp))
        .isEqualTo(
            Source.suppressed(key, new SuppressedBy("excluded-range", cidr, "reason of " + cidr)));
    assertThat(rule.address(sourceIp)).as("excluded addresses still join").isEqualTo(key);
  }

  @ParameterizedTest
  @ValueSource(strings = {"9.255.255.255", "11.0.0.0", "126.255.255.255", "128.0.0.0", "fe00::"})
  void theNeighboursOfAnExcludedRangeCount(String sourceIp) {
    assertThat(rule.classify(sourceIp).verdict()).isEqualTo(Source.Verdict.COUNTED);
  }

  @Test
  void aRangeOfOneFamilyNeverReachesTheOther() {
    assertThat(rule("0.0.0.0/0").classify("::1").verdict()).isEqualTo(Source.Verdict.COUNTED);
    assertThat(rule("::/0").classify("203.0.113.9").verdict()).isEqualTo(Source.Verdict.COUNTED);
    assertThat(rule("::/0").classify("::ffff:1.2.3.4").verdict()).isEqualTo(Source.Verdict.COUNTED);
    assertThat(rule("::/0").classify("ffff::").verdict()).isEqualTo(Source.Verdict.SUPPRESSED);
    assertThat(rule("0.0.0.0/0").classify("255.255.255.255").verdict())
        .isEqualTo(Source.Verdict.SUPPRESSED);
  }

  @Test
  void ofTwoEntriesForOneRangeTheFirstWins() {
    SourceRule twice =
        new NetworkSourceRule(
            64,
            List.of(
                new ExcludedRange("10.0.0.0/8", "first"),
                new ExcludedRange("10.0.0.0/8", "second")));

    assertThat(twice.classify("10.1.1.1").suppressedBy().reason()).isEqualTo("first");
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.1/8, host bits are set; the range is 10.0.0.0/8",
    "2001:db8::1/64, host bits are set; the range is 2001:db8::/64",
    "10.0.0.0, it has no /prefix",
    "'', it has no /prefix",
    "10.0.0.0/, the prefix must be a number from 0 to 32",
    "10.0.0.0/33, the prefix must be a number from 0 to 32",
    "10.0.0.0/255.0.0.0, the prefix must be a number from 0 to 32",
    "2001:db8::/129, the prefix must be a number from 0 to 128",
    "2001:db8::/064, the prefix must be a number from 0 to 128",
    "1.2/16, '1.2' is not an IP address",
    "10.*/8, '10.*' is not an IP address",
    "*/8, '*' is not an IP address",
    "/8, '' is not an IP address",
    "'10.0.0.0 /8', '10.0.0.0 ' is not an IP address",
    "10.0.0-1.0/24, '10.0.0-1.0' is not an IP address",
    "fe80::%eth0/10, 'fe80::%eth0' is not an IP address",
    "::ffff:0:0/96, IPv4-mapped addresses count as IPv4; name the IPv4 range"
  })
  void refusesABadRangeByName(String cidr, String why) {
    assertThatThrownBy(() -> new ExcludedRange(cidr, "reason"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'" + cidr + "' is not a CIDR range: " + why);
  }

  @Test
  void refusesARangeWithoutReasonAndAnImpossiblePrefixLength() {
    assertThatThrownBy(() -> new ExcludedRange("10.0.0.0/8", " "))
        .hasMessage("the excluded range '10.0.0.0/8' has no reason");
    assertThatThrownBy(() -> new ExcludedRange(null, "reason"))
        .hasMessage("'null' is not a CIDR range: it has no /prefix");
    assertThatThrownBy(() -> new NetworkSourceRule(0, List.of()))
        .hasMessage("the IPv6 prefix length must be from 1 to 128, not 0");
    assertThatThrownBy(() -> new NetworkSourceRule(129, List.of()))
        .hasMessage("the IPv6 prefix length must be from 1 to 128, not 129");
  }

  @Test
  void agreesWithTheAddressLibraryOnRandomAddressesInRandomForms() {
    Random random = new Random(6);
    for (int round = 0; round < 10_000; round++) {
      int prefixLength = 1 + random.nextInt(128);
      NetworkSourceRule sized = new NetworkSourceRule(prefixLength, List.of());
      IPAddress address = Addresses.any(random);
      String text = Addresses.anyForm(random, address);

      String key = sized.classify(text).key();

      assertThat(key).as(text).isEqualTo(expectedKey(address, prefixLength));
      assertThat(sized.address(text)).as(text).isEqualTo(key);
      assertThat(sized.address(key)).as("canonical text stays as it is").isEqualTo(key);
    }
  }

  private static String expectedKey(IPAddress address, int prefixLength) {
    if (address.isIPv4()) {
      return address.toCanonicalString();
    }
    if (address.toIPv6().isIPv4Mapped()) {
      return address.toIPv6().getEmbeddedIPv4Address().toCanonicalString();
    }
    IPAddress lowest = address.toPrefixBlock(prefixLength).getLower().withoutPrefixLength();
    return lowest.toCanonicalString() + "/" + prefixLength;
  }

  @Test
  void agreesWithTheAddressLibraryOnRandomRanges() {
    Random random = new Random(7);
    int excluded = 0;
    for (int round = 0; round < 1_000; round++) {
      List<ExcludedRange> ranges = new ArrayList<>();
      List<IPAddress> blocks = new ArrayList<>();
      for (int i = random.nextInt(8); i > 0; i--) {
        IPAddress block = Addresses.nearbyBlock(random);
        blocks.add(block);
        ranges.add(new ExcludedRange(block.toCanonicalString(), "reason"));
      }
      NetworkSourceRule random64 = new NetworkSourceRule(64, ranges);
      for (int i = 0; i < 20; i++) {
        IPAddress address = Addresses.nearby(random);
        Source source = random64.classify(address.toCanonicalString());
        String named = source.suppressedBy() == null ? null : source.suppressedBy().entry();
        assertThat(named).as("%s in %s", address, blocks).isEqualTo(mostSpecific(blocks, address));
        excluded += named == null ? 0 : 1;
      }
    }
    assertThat(excluded).isBetween(2_000, 18_000);
  }

  private static String mostSpecific(List<IPAddress> blocks, IPAddress address) {
    IPAddress best = null;
    for (IPAddress block : blocks) {
      boolean narrower = best == null || block.getPrefixLength() > best.getPrefixLength();
      best = block.contains(address) && narrower ? block : best;
    }
    return best == null ? null : best.toCanonicalString();
  }

  /** The JDK's reader is another program: what it takes for a literal, the rule must too. */
  @Test
  void agreesWithTheJdkOnWhatIsAnIpv6Literal() throws UnknownHostException {
    Random random = new Random(8);
    int literals = 0;
    for (int round = 0; round < 30_000; round++) {
      String text = Addresses.nearlyIpv6(random);
      boolean literal = isLiteral(text);
      literals += literal ? 1 : 0;
      boolean address = rule.classify(text).suppressedBy() == null;
      assertThat(address).as(text).isEqualTo(literal);
      if (literal) {
        String uncompressed = InetAddress.getByName(text).getHostAddress();
        assertThat(rule.address(text)).isEqualTo(rule.address(uncompressed));
        assertThat(rule.address(text.toUpperCase(Locale.ROOT))).isEqualTo(rule.address(text));
      }
    }
    assertThat(literals).isGreaterThan(1_000);
  }

  private static boolean isLiteral(String text) {
    // Two liberties of the JDK's are not in RFC 4291: long groups, octets with leading zeros.
    if (text.matches(".*[0-9a-f]{5}.*|.*[:.]0[0-9]+[.].*|.*[.]0[0-9]+")) {
      return false;
    }
    try {
      // A text with a colon is never looked up by name.
      return InetAddress.getByName(text) != null;
    } catch (UnknownHostException notALiteral) {
      return false;
    }
  }
}
