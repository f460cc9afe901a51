package dev.vedette.engine;

import dev.vedette.model.Input;
import java.util.List;

/** Which columns the rows of an input must have for the rule to be of any use. */
public final class NeededColumns {
  private static final List<String> TIMES = List.of("Timestamp", "TimeGenerated");

  private NeededColumns() {}

  /** Groups of columns, of each of which one is needed. */
  public static List<List<String>> of(Input input) {
    return switch (input) {
      case WEB -> List.of(List.of("RequestURL"), List.of("SourceIP"), List.of("TimeGenerated"));
      case PROCESS -> List.of(List.of("FileName", "ProcessCommandLine"), TIMES);
      case DEVICES -> List.of(List.of("DeviceId"), List.of("PublicIP"), TIMES);
    };
  }
}
