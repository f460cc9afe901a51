package dev.vedette.detect;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells which OSINT tool a process is: {@code FileName has_any (tools) or ProcessCommandLine
 * has_any (tools)}.
 *
 * <p>The query has two more clauses, for Python and Java with a shorter list of tools. They ask for
 * a tool in the command line as well, so they never find a process that the second clause does not
 * find; they are left out here, and a test holds the proof.
 *
 * <p>The {@code case()} of the query has one argument too many and does not compile; its meaning
 * here is that of the query with {@code FileName} as the final else.
 */
public final class OsintToolRule {

  private final Map<String, String> labelOfTerm = new LinkedHashMap<>();
  private final TermSet tools;
  private final TermSet labelledByQuery;
  private final ToolLabels labels;

  /** A rule for these tools; the list's order decides when a process names several. */
  public OsintToolRule(List<OsintTool> tools, ToolLabels labels) {
    for (OsintTool tool : tools) {
      if (labelOfTerm.putIfAbsent(tool.term(), tool.label()) != null) {
        throw new IllegalArgumentException(
            "the OSINT tool '%s' is listed twice".formatted(tool.term()));
      }
    }
    this.tools = new TermSet(List.copyOf(labelOfTerm.keySet()));
    this.labelledByQuery =
        new TermSet(
            tools.stream().filter(OsintTool::labelledByQuery).map(OsintTool::term).toList());
    this.labels = labels;
  }

  /**
   * The label of the tool that a process names, or null when neither text, which may be null, names
   * one. The query's label can be the empty string: the file name of a process without one.
   */
  public String identify(String fileName, String commandLine) {
    return switch (labels) {
      case COMMAND_LINE -> byQuery(fileName, commandLine);
      case ANY -> byTable(fileName, commandLine);
    };
  }

  private String byQuery(String fileName, String commandLine) {
    if (!tools.hasAny(fileName) && !tools.hasAny(commandLine)) {
      return null;
    }
    String labelled = labelledByQuery.first(commandLine);
    String otherwise = fileName == null ? "" : fileName;
    return labelled == null ? otherwise : labelOfTerm.get(labelled);
  }

  private String byTable(String fileName, String commandLine) {
    String inFileName = tools.first(fileName);
    String term = inFileName == null ? tools.first(commandLine) : inFileName;
    return term == null ? null : labelOfTerm.get(term);
  }
}
