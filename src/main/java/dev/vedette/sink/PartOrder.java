package dev.vedette.sink;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The order in which one writer wrote its part files. A writer numbers its files, but it begins
 * anew under another random name after a pause or a restart; so the time of the last write comes
 * first, and the number decides between files of the same tick of the clock.
 */
record PartOrder(Path part, FileTime written, int number) {

  private static final Pattern NUMBER = Pattern.compile("-(\\d{1,9})\\.[^.]*$");

  static List<Path> sorted(List<Path> parts) throws IOException {
    List<PartOrder> order = new ArrayList<>();
    for (Path part : parts) {
      order.add(new PartOrder(part, Files.getLastModifiedTime(part), numberOf(part)));
    }
    order.sort(
        Comparator.comparing(PartOrder::written)
            .thenComparing(PartOrder::number)
            .thenComparing(PartOrder::part));
    return order.stream().map(PartOrder::part).toList();
  }

  private static int numberOf(Path part) {
    Matcher matcher = NUMBER.matcher(part.getFileName().toString());
    return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
  }
}
