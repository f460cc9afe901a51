package dev.vedette.parse;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import inet.ipaddr.AddressStringParameters.RangeParameters;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IpLiteralTest {
  private static final String[] PIECES = {
    ":", ":", ":", "::", ".", "0", "1", "9", "25", "255", "256", "db8", "2001", "fffff", "g",
    "1.2.3.4"
  };

  /** An independent reader, told to take nothing but whole addresses in their usual form. */
  private static final IPAddressStringParameters STRICT =
      new IPAddressStringParameters.Builder()
          .allowEmpty(false)
          .allowAll(false)
          .allowPrefix(false)
          .allowMask(false)
          .allowSingleSegment(false)
          .allowWildcardedSeparator(false)
          .setRangeOptions(RangeParameters.NO_RANGE)
          .getIPv4AddressParametersBuilder()
          .allowUnlimitedLeadingZeros(false)
          .allow_inet_aton(false)
          .getParentBuilder()
          .getIPv6AddressParametersBuilder()
          .allowUnlimitedLeadingZeros(false)
          .allowZone(false)
          .allowBase85(false)
          .getEmbeddedIPv4AddressParametersBuilder()
          .allow_inet_aton(false)
          .allowUnlimitedLeadingZeros(false)
          .getEmbeddedIPv4AddressParentBuilder()
          .getParentBuilder()
          .toParams();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "192.0.2.1",
        "0.0.0.0",
        "255.255.255.255",
        "2001:db8::1",
        "::",
        "::1",
        "1::",
        "2001:DB8:0:0:0:0:0:1",
        "::ffff:192.0.2.1",
        "1:2:3:4:5:6:192.0.2.1",
        "1:2:3:4:5:6:7::",
        "1:2:3:4:5:6::8"
      })
  void recognisesAddresses(String text) {
    assertThat(matches(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        "www.example.net",
        "host:443",
        "192.0.2.1:443",
        "192.0.2",
        "192.0.2.1.5",
        "192.0.2.",
        "192.0.2.256",
        "192.0.2.0001",
        "1:2:3:4:5:6:7:8:9",
        "1:2:3:4:5:6:7",
        "1::2::3",
        "12345::",
        ":",
        ":1",
        "1:",
        ":::",
        "1::2:",
        "[2001:db8::1]",
        "1.2.3.4::",
        "::192.0.2",
        "1:2:3:4:5:6:7::8"
      })
  void recognisesNothingElse(String text) {
    assertThat(matches(text)).isFalse();
  }

  @Test
  void looksOnlyAtItsPart() {
    assertThat(IpLiteral.matches("1192.0.2.1.".getBytes(ISO_8859_1), 1, 10)).isTrue();
  }

  @Test
  void agreesWithAnIndependentReader() {
    Random random = new Random(13);
    for (int n = 0; n < 100_000; n++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(16); i >= 0; i--) {
        text.append(PIECES[random.nextInt(PIECES.length)]);
      }
      String address = text.toString();
      assertThat(matches(address))
          .as(address)
          .isEqualTo(new IPAddressString(address, STRICT).isValid());
    }
  }

  private static boolean matches(String text) {
    byte[] bytes = text.getBytes(ISO_8859_1);
    return IpLiteral.matches(bytes, 0, bytes.length);
  }
}
