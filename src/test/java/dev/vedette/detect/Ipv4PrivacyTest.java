package dev.vedette.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class Ipv4PrivacyTest {

  @ParameterizedTest
  @CsvSource({
    "9.255.255.255, NOT_PRIVATE",
    "11.0.0.0, NOT_PRIVATE",
    "172.15.255.255, NOT_PRIVATE",
    "172.32.0.0, NOT_PRIVATE",
    "192.169.0.0, NOT_PRIVATE",
    "10.1.2.3/24, PRIVATE",
    "255.255.255.255, NOT_PRIVATE",
    "0.0.0.0, NOT_PRIVATE",
    "100.64.0.1, NOT_PRIVATE"
  })
  void knowsTheEdgesOfTheThreeRanges(String ip, Ipv4Privacy expected) {
    assertThat(Ipv4Privacy.of(ip)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "192.168.1.1/16, PRIVATE",
    "192.168.1.1/13, PRIVATE", // 192.168.0.0: the mask keeps the bits that make it private
    "192.168.1.1/12, NOT_PRIVATE", // 192.160.0.0
    "172.31.0.1/12, PRIVATE",
    "172.31.0.1/11, NOT_PRIVATE", // 172.0.0.0
    "10.0.0.1/7, PRIVATE", // 10.0.0.0
    "10.0.0.1/5, NOT_PRIVATE", // 8.0.0.0
    "10.0.0.1/0, NOT_PRIVATE",
    "203.0.113.9/0, NOT_PRIVATE"
  })
  void masksTheAddressBeforeItLooks(String ip, Ipv4Privacy expected) {
    assertThat(Ipv4Privacy.of(ip)).isEqualTo(expected);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        " ",
        ".",
        "...",
        "1.2.3",
        "1.2.3.",
        ".1.2.3",
        "1..2.3",
        "1.2.3.4.",
        "1.2.3.4.5",
        "1.2.3.4/",
        "1.2.3.4/-1",
        "1.2.3.4/+8",
        "1.2.3.4/08",
        "1.2.3.4/ 8",
        "1.2.3.4/8 ",
        "1.2.3.4/33",
        "1.2.3.4/100",
        "1.2.3.4/4294967328",
        "1.2.3.4/255.0.0.0",
        "/8",
        "/",
        "00.0.0.0",
        "01.2.3.4",
        "1.2.3.04",
        "1.2.3.256",
        "1.2.3.1000",
        "4294967297.2.3.4",
        "-1.2.3.4",
        "+1.2.3.4",
        "0x1.2.3.4",
        "1.2.3.4a",
        "1,2,3,4",
        "1.2.3.4,5.6.7.8",
        "\u0661.2.3.4",
        "1.2.3.\uff14",
        "1.2.3.4\u0000",
        "1.2.3.4\n",
        "*",
        "1.2.3.*",
        "1.2.3.4-5"
      })
  void isNullForWhateverIsNotStrictlyFourOctets(String text) {
    assertThat(Ipv4Privacy.of(text)).isEqualTo(Ipv4Privacy.NOT_IPV4);
    assertThat(new QuerySourceRule().classify(text)).isEqualTo(Source.EXCLUDED);
  }

  @Test
  void whatIsWrittenIsReadBack() {
    Random random = new Random(5);
    for (int round = 0; round < 20_000; round++) {
      long address = random.nextInt() & 0xffff_ffffL;
      assertThat(Ipv4.parse(Ipv4.text(address))).isEqualTo(address);
    }
    assertThat(Ipv4.parse("255.255.255.255")).isEqualTo(0xffff_ffffL);
    assertThat(Ipv4.parse(null)).isEqualTo(Ipv4.NOT_AN_ADDRESS);
  }
}
