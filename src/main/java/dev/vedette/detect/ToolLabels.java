package dev.vedette.detect;

/** How an execution of an OSINT tool gets the tool's name. */
public enum ToolLabels {
  /**
   * As the query's {@code case()}: the first tool of the list with a label of the query's in the
   * command line, else the file name as it is.
   */
  COMMAND_LINE,
  /** By the table: the first tool of the list in the file name, else in the command line. */
  ANY
}
