package dev.vedette.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OsintToolRuleTest {

  private static final List<String> TERMS =
      QueryContent.TOOLS.stream().map(OsintTool::term).toList();

  private final OsintToolRule query =
      new OsintToolRule(QueryContent.TOOLS, ToolLabels.COMMAND_LINE);
  private final OsintToolRule table = new OsintToolRule(QueryContent.TOOLS, ToolLabels.ANY);

  @ParameterizedTest
  @CsvSource({
    "recon-ng, , recon-ng, Recon-ng",
    "FOCA.exe, C:\\Tools\\FOCA.exe, FOCA.exe, FOCA",
    "python3, python3 metagoofil.py, python3, Metagoofil",
    "inspy, theharvester, theHarvester, InSpy",
    "bash, dmitry x; inspy y, InSpy, DMitry",
    "bash, inspy y; recon-ng x, Recon-ng, Recon-ng",
    ", foca, '', FOCA",
    "notepad.exe, notepad.exe a.txt, , ",
    ", , , "
  })
  void labelsByTheQueryOrByTheTable(
      String fileName, String commandLine, String byQuery, String byTable) {
    assertThat(query.identify(fileName, commandLine)).isEqualTo(byQuery);
    assertThat(table.identify(fileName, commandLine)).isEqualTo(byTable);
  }

  @Test
  void theTableHasALabelForEveryTool() {
    for (OsintTool tool : QueryContent.TOOLS) {
      assertThat(table.identify("x", "x " + tool.term())).isEqualTo(tool.label());
      assertThat(table.identify(tool.term().toUpperCase(Locale.ROOT), "")).isEqualTo(tool.label());
    }
  }

  /**
   * The query's third and fourth clause want a tool in the command line, from lists that the second
   * clause's list includes. So whatever they find, the second finds.
   */
  @Test
  void theFourClausesOfTheQueryFindWhatTheFirstTwoFind() {
    Random random = new Random(9);
    int third = 0;
    int fourth = 0;
    int none = 0;
    for (int round = 0; round < 50_000; round++) {
      String fileName = fileName(random);
      String commandLine = commandLine(random);
      boolean python = pythonClause(fileName, commandLine);
      boolean java = javaClause(fileName, commandLine);
      boolean all = hasTool(fileName) || hasTool(commandLine) || python || java;
      third += python ? 1 : 0;
      fourth += java ? 1 : 0;
      none += all ? 0 : 1;
      assertThat(query.identify(fileName, commandLine) != null)
          .as("%s | %s", fileName, commandLine)
          .isEqualTo(all);
      assertThat(table.identify(fileName, commandLine) != null).isEqualTo(all);
    }
    assertThat(List.of(third, fourth, none)).allSatisfy(n -> assertThat(n).isGreaterThan(150));
  }

  private static boolean hasTool(String text) {
    return TERMS.stream().anyMatch(term -> PlainHas.has(text, term));
  }

  private static boolean pythonClause(String fileName, String commandLine) {
    return Stream.of("python.exe", "python3", "python3.exe")
            .anyMatch(name -> CaseFolding.equalsIgnoringCase(fileName, name))
        && Stream.of(
                "theharvester",
                "recon-ng",
                "spiderfoot",
                "crosslinked",
                "linkedin2username",
                "inspy")
            .anyMatch(term -> PlainHas.has(commandLine, term));
  }

  private static boolean javaClause(String fileName, String commandLine) {
    return CaseFolding.equalsIgnoringCase(fileName, "java.exe")
        && PlainHas.has(commandLine, "maltego");
  }

  private static String fileName(Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> null;
      case 1 -> "Python3";
      case 2 -> "python.exe";
      case 3 -> "JAVA.exe";
      case 4 -> TERMS.get(random.nextInt(TERMS.size())) + (random.nextBoolean() ? ".exe" : "s");
      default -> "bash";
    };
  }

  private static String commandLine(Random random) {
    String[] glue = {" ", "/", "_", "-", "x", "3", ".", ""};
    StringBuilder line = new StringBuilder(random.nextBoolean() ? "python3 " : "");
    for (int left = random.nextInt(3); left > 0; left--) {
      String term = TERMS.get(random.nextInt(TERMS.size()));
      line.append(glue[random.nextInt(glue.length)])
          .append(random.nextBoolean() ? term : term.toUpperCase(Locale.ROOT))
          .append(glue[random.nextInt(glue.length)]);
    }
    return random.nextInt(20) == 0 ? null : line.toString();
  }

  @Test
  void refusesToolsWithoutTermOrLabelAndToolsListedTwice() {
    OsintTool foca = new OsintTool("foca", "FOCA", false);

    assertThatThrownBy(() -> new OsintTool(" ", "FOCA", false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the term of an OSINT tool must not be blank");
    assertThatThrownBy(() -> new OsintTool("foca", null, false))
        .hasMessage("the OSINT tool 'foca' has no label");
    assertThatThrownBy(() -> new OsintToolRule(List.of(foca, foca), ToolLabels.ANY))
        .hasMessage("the OSINT tool 'foca' is listed twice");
  }
}
