package dev.vedette.engine;

import dev.vedette.columnar.Column;
import dev.vedette.columnar.TextValues;
import dev.vedette.detect.KeywordScan;
import java.io.IOException;
import java.util.BitSet;

/**
 * The rows whose text in one column may have a keyword. Texts that are in the column's dictionary
 * are looked at once in a row group; the others of a page all at once.
 */
final class KeywordRows {
  private final Column column;
  private final TextScan scan;
  private final BitSet inPage = new BitSet();
  private final BitSet inDictionary = new BitSet();
  private boolean dictionaryScanned;
  private int pageEnd;

  /** The rows of the page that may match, and the next of them. */
  private int[] rows = new int[0];

  private int count;
  private int next;

  KeywordRows(Column column, KeywordScan keywords) {
    this.column = column;
    this.scan = new TextScan(keywords);
  }

  /** Starts a row group. */
  void begin() {
    dictionaryScanned = false;
    pageEnd = 0;
    count = 0;
    next = 0;
  }

  /** The first row from this one on that may match, or the end of its page. */
  int unmatchedUntil(int row) throws IOException {
    if (!column.exists()) {
      return Integer.MAX_VALUE;
    }
    if (!column.isText()) {
      return row; // Its bytes are not its text.
    }
    if (row >= pageEnd) {
      column.seek(row);
      pageEnd = column.pageEnd();
      scanPage();
    }
    while (next < count && rows[next] < row) {
      next++;
    }
    return next < count ? rows[next] : pageEnd;
  }

  private void scanPage() {
    next = 0;
    count = 0;
    BitSet hits = hits(column.values());
    if (hits.isEmpty()) {
      return;
    }
    int first = column.pageStart();
    if (rows.length < pageEnd - first) {
      rows = new int[pageEnd - first];
    }
    if (column.isPlainAndWhole()) {
      for (int i = hits.nextSetBit(0); i >= 0; i = hits.nextSetBit(i + 1)) {
        rows[count++] = first + i;
      }
      return;
    }
    for (int row = first; row < pageEnd; row++) {
      int value = column.indexOf(row);
      if (value >= 0 && hits.get(value)) {
        rows[count++] = row;
      }
    }
  }

  private BitSet hits(TextValues values) {
    if (!column.inDictionary()) {
      return scan.scan(values, inPage);
    }
    if (!dictionaryScanned) {
      scan.scan(values, inDictionary);
      dictionaryScanned = true;
    }
    return inDictionary;
  }
}
