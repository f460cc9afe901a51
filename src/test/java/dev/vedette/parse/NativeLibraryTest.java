package dev.vedette.parse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class NativeLibraryTest {
  /** Where a test is named to run alone, it also runs in the JVM that does without the library. */
  @BeforeEach
  void isNotSwitchedOffHere() {
    assumeThat(System.getProperty(NativeLibrary.SETTING)).isNull();
  }

  /** Else what compares it with Java would be left out, and nobody would see. */
  @Test
  void isThereWhereverTheBuildCouldMakeIt() throws Exception {
    assumeThat(System.getProperty("os.name")).isEqualTo("Linux");
    assumeThat(System.getProperty("os.arch")).isEqualTo("amd64");
    boolean compiler =
        Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "cc")));
    assumeThat(compiler).isTrue();
    String processor = Files.readString(Path.of("/proc/cpuinfo"));
    assumeThat(processor).contains(" avx2 ", " bmi1 ", " popcnt ");

    assertThat(NativeLibrary.isLoaded()).isTrue();
  }

  @Test
  void canBeSwitchedOff() throws Exception {
    assertThat(inAnotherJvm("true")).contains(NativeLibrary.isLoaded() ? "loaded" : "absent");
    assertThat(inAnotherJvm("false")).contains("absent");
  }

  private static String inAnotherJvm(String setting) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-D" + NativeLibrary.SETTING + "=" + setting,
                "-cp",
                System.getProperty("java.class.path"),
                NativeLibraryTest.class.getName())
            .redirectErrorStream(true)
            .start();
    String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(printed).isZero();
    return printed;
  }

  /** Says what a JVM with other settings makes of the library. */
  public static void main(String[] none) {
    System.out.println(NativeLibrary.isLoaded() ? "loaded" : "absent");
  }
}
