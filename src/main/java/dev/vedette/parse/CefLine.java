package dev.vedette.parse;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a line of the Common Event Format into CommonSecurityLog columns, in the order that copes
 * with what real senders write: the header is split at its first seven unescaped pipes, a key of
 * the extension follows white space and stands directly before an unescaped {@code =}, and a value
 * runs to the white space before the next key.
 *
 * <p>Columns are named as Sentinel's CEF mapping names them; keys without a column keep their name.
 */
public final class CefLine {
  private static final List<String> HEADER =
      List.of(
          "Version",
          "DeviceVendor",
          "DeviceProduct",
          "DeviceVersion",
          "DeviceEventClassID",
          "Activity",
          "LogSeverity");

  private static final Map<String, String> COLUMNS =
      Map.ofEntries(
          Map.entry("src", "SourceIP"),
          Map.entry("spt", "SourcePort"),
          Map.entry("shost", "SourceHostName"),
          Map.entry("suser", "SourceUserName"),
          Map.entry("suid", "SourceUserID"),
          Map.entry("sourceTranslatedAddress", "SourceTranslatedAddress"),
          Map.entry("dst", "DestinationIP"),
          Map.entry("dpt", "DestinationPort"),
          Map.entry("dhost", "DestinationHostName"),
          Map.entry("duser", "DestinationUserName"),
          Map.entry("destinationServiceName", "DestinationServiceName"),
          Map.entry("dvc", "DeviceAddress"),
          Map.entry("dvchost", "DeviceName"),
          Map.entry("request", "RequestURL"),
          Map.entry("requestMethod", "RequestMethod"),
          Map.entry("requestClientApplication", "RequestClientApplication"),
          Map.entry("requestContext", "RequestContext"),
          Map.entry("requestCookies", "RequestCookies"),
          Map.entry("app", "ApplicationProtocol"),
          Map.entry("proto", "Protocol"),
          Map.entry("act", "DeviceAction"),
          Map.entry("msg", "Message"),
          Map.entry("cnt", "EventCount"),
          Map.entry("in", "ReceivedBytes"),
          Map.entry("out", "SentBytes"),
          Map.entry("rt", "ReceiptTime"),
          Map.entry("outcome", "EventOutcome"),
          Map.entry("reason", "Reason"),
          Map.entry("cat", "DeviceEventCategory"),
          Map.entry("start", "StartTime"),
          Map.entry("end", "EndTime"));

  private static final Pattern KEY =
      Pattern.compile("(?:^|(?<=\\s))([A-Za-z0-9_][A-Za-z0-9_.\\-\\[\\]]*)=");

  private CefLine() {}

  /** The columns of a line; null when it is not CEF. */
  public static Map<String, String> parse(String line) {
    int start = line.indexOf("CEF:");
    if (start < 0) {
      return null;
    }
    List<String> fields = new ArrayList<>();
    int extension = header(line, start + 4, fields);
    if (extension < 0) {
      return null;
    }
    Map<String, String> columns = new LinkedHashMap<>();
    for (int i = 1; i < HEADER.size(); i++) {
      columns.put(HEADER.get(i), fields.get(i));
    }
    extension(line.substring(extension), columns);
    return columns;
  }

  /** Reads seven fields; returns where the extension starts, or -1. */
  private static int header(String line, int from, List<String> fields) {
    StringBuilder field = new StringBuilder();
    for (int i = from; i < line.length(); i++) {
      char c = line.charAt(i);
      boolean escapes = c == '\\' && i + 1 < line.length();
      if (escapes && (line.charAt(i + 1) == '|' || line.charAt(i + 1) == '\\')) {
        field.append(line.charAt(++i));
      } else if (c == '|') {
        fields.add(field.toString().strip());
        field.setLength(0);
        if (fields.size() == HEADER.size()) {
          return i + 1;
        }
      } else {
        field.append(c);
      }
    }
    return -1;
  }

  private static void extension(String text, Map<String, String> columns) {
    Matcher key = KEY.matcher(text);
    String name = null;
    int valueStart = 0;
    while (key.find()) {
      put(columns, name, text.substring(valueStart, key.start()));
      name = key.group(1);
      valueStart = key.end();
    }
    put(columns, name, text.substring(valueStart));
  }

  private static void put(Map<String, String> columns, String key, String value) {
    if (key != null) {
      columns.put(COLUMNS.getOrDefault(key, key), unescape(value.strip()));
    }
  }

  private static String unescape(String value) {
    StringBuilder text = new StringBuilder(value.length());
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c != '\\' || i + 1 == value.length()) {
        text.append(c);
        continue;
      }
      char next = value.charAt(++i);
      switch (next) {
        case '=', '\\' -> text.append(next);
        case 'n' -> text.append('\n');
        case 'r' -> text.append('\r');
        default -> text.append(c).append(next);
      }
    }
    return text.toString();
  }
}
