package dev.vedette;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code scripts/vedette} gives the JVM: a {@code java} of this test prints its arguments. */
final class LauncherTest {
  private static final String FIRST_COMPILER = "-XX:TieredStopAtLevel=1";

  private static final List<String> OPTIONS =
      List.of("VEDETTE_JAVA_OPTS", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS");

  @TempDir private Path folder;

  @BeforeEach
  void copyTheScriptsAwayFromTheirBuild() throws IOException {
    Files.createDirectory(folder.resolve("scripts"));
    for (String script : List.of("vedette", "lib.sh", "cds.sh")) {
      Files.copy(Path.of("scripts", script), folder.resolve("scripts").resolve(script));
    }
    Path java = Files.createDirectories(folder.resolve("jdk/bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
    assertThat(java.toFile().setExecutable(true)).isTrue();
    Files.writeString(folder.resolve("web.ndjson"), "{}\n");
    cores(1);
  }

  /** Whatever the machine, the launcher finds so many cores. */
  private void cores(int count) throws IOException {
    Path nproc = folder.resolve("jdk/bin/nproc");
    Files.writeString(nproc, "#!/bin/sh\necho " + count + "\n");
    assertThat(nproc.toFile().setExecutable(true)).isTrue();
  }

  private List<String> arguments(String options, String... command) throws Exception {
    return arguments(Map.of("VEDETTE_JAVA_OPTS", options), command);
  }

  private List<String> arguments(Map<String, String> variables, String... command)
      throws Exception {
    List<String> all = new ArrayList<>(List.of("bash", "scripts/vedette"));
    all.addAll(List.of(command));
    ProcessBuilder launcher = new ProcessBuilder(all).directory(folder.toFile());
    launcher.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
    launcher.environment().merge("PATH", folder + "/jdk/bin:", (old, first) -> first + old);
    launcher.environment().put("VEDETTE_CDS", "off");
    launcher.environment().keySet().removeAll(OPTIONS);
    launcher.environment().putAll(variables);
    launcher.redirectErrorStream(true);
    Process running = launcher.start();
    List<String> printed = running.inputReader().lines().toList();
    assertThat(running.waitFor()).describedAs("%s", printed).isZero();
    return printed;
  }

  private static boolean setsTheHeap(String option) {
    return option.contains("NewSize") || option.contains("HeapSize");
  }

  @Test
  void aSmallInputIsReadWithTheFirstCompilerAlone() throws Exception {
    assertThat(arguments("", "detect", "--web", "web.ndjson"))
        .contains(FIRST_COMPILER, "-XX:+UseParallelGC", "detect", "--web", "web.ndjson")
        .anyMatch(option -> option.startsWith("-XX:CompileCommand=inline"));
  }

  /** One compiler thread for two compilers would end the JVM before it starts. */
  @Test
  void whoAsksForBothCompilersGetsThem() throws Exception {
    String one = "-XX:CICompilerCount=1";
    assertThat(arguments("", "detect", "--web", "web.ndjson"))
        .contains(one, "-XX:CompileThresholdScaling=0.3");
    assertThat(arguments("-XX:TieredStopAtLevel=4", "detect", "--web", "web.ndjson"))
        .containsSubsequence(FIRST_COMPILER, "-XX:TieredStopAtLevel=4")
        .doesNotContain(one);
  }

  @Test
  void youngObjectsHaveRoomByTheCoreUnlessThatWereMuchOfTheHeap() throws Exception {
    assumeThat(Path.of("/proc/meminfo")).exists(); // elsewhere the JVM decides
    assertThat(arguments("", "detect", "--web", "web.ndjson"))
        .contains("-XX:InitialHeapSize=88m", "-XX:NewSize=64m", "-XX:MaxNewSize=64m");
    cores(1_000_000);
    assertThat(arguments("", "detect", "--web", "web.ndjson")).noneMatch(LauncherTest::setsTheHeap);
  }

  @Test
  void aPatternMayMeanAnyNumberOfFiles() throws Exception {
    assertThat(arguments("", "detect", "--web", "logs/*.ndjson"))
        .doesNotContain(FIRST_COMPILER)
        .contains("-XX:CompileThresholdScaling=10");
  }

  @Test
  void aFolderCountsTenTimesOnlyWhenSomethingInItIsCompressed() throws Exception {
    Path du = folder.resolve("jdk/bin/du");
    Files.writeString(du, "#!/bin/sh\necho " + 7 * 1024 * 1024 + "\n");
    assertThat(du.toFile().setExecutable(true)).isTrue();
    Path logs = Files.createDirectories(folder.resolve("logs/2026"));
    Files.writeString(logs.resolve("web.ndjson"), "{}\n");
    assertThat(arguments("", "detect", "--web", "logs")).contains(FIRST_COMPILER);
    Files.writeString(logs.resolve("web.ndjson.gz"), "");
    assertThat(arguments("", "detect", "--web", "logs")).doesNotContain(FIRST_COMPILER);
  }

  @Test
  void aJobThatDoesNotEndHasBothCompilersAndAllTheHeap() throws Exception {
    assertThat(arguments("", "run", "realtime.yaml"))
        .doesNotContain(FIRST_COMPILER)
        .noneMatch(LauncherTest::setsTheHeap);
  }

  @Test
  void whoChoosesTheHeapOrTheCollectorIsNotContradicted() throws Exception {
    assertThat(arguments("-Xmx1g", "detect", "--web", "web.ndjson"))
        .contains("-Xmx1g", "-XX:+UseParallelGC")
        .noneMatch(LauncherTest::setsTheHeap);
    assertThat(arguments("-XX:+UseG1GC", "detect", "--web", "web.ndjson"))
        .contains("-XX:+UseG1GC")
        .doesNotContain("-XX:+UseParallelGC")
        .noneMatch(LauncherTest::setsTheHeap);
  }

  /** The JVM does not start with two of them. */
  @Test
  void aCollectorMayBeAskedForWhereverTheJvmTakesOptionsFrom() throws Exception {
    for (String variable : OPTIONS) {
      assertThat(arguments(Map.of(variable, "-Da=b -XX:+UseSerialGC"), "run", "realtime.yaml"))
          .describedAs(variable)
          .doesNotContain("-XX:+UseParallelGC");
    }
  }

  @Test
  void optionsThatOnlySoundLikeACollectorAreNone() throws Exception {
    String options =
        "-XX:+UseTransparentHugePages -XX:+UseGCOverheadLimit -Xlog:gc -XX:MaxGCPauseMillis=9";
    assertThat(arguments(options, "detect", "--web", "web.ndjson")).contains("-XX:+UseParallelGC");
  }

  /** The JVM says nothing when a method that is to be inlined has another name. */
  @Test
  void theMethodsThatAreToBeInlinedAreThere() throws Exception {
    List<String> ours =
        arguments("", "detect", "--web", "web.ndjson").stream()
            .filter(option -> option.startsWith("-XX:CompileCommand=inline,dev.vedette."))
            .map(option -> option.substring(option.indexOf(',') + 1))
            .toList();
    assertThat(ours).isNotEmpty();
    for (String method : ours) {
      int colons = method.indexOf("::");
      String name = method.substring(colons + 2);
      assertThat(Class.forName(method.substring(0, colons)).getDeclaredMethods())
          .describedAs(method)
          .anyMatch(declared -> declared.getName().equals(name));
    }
  }
}
