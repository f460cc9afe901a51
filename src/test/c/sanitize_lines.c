/*
 * Runs line_skipper.c and text_scan.c over random bytes under the compiler's sanitizers. Arguments:
 * a file that holds a table of StemTable, and how often.
 */
#include "line_skipper.c"
#include "pieces.h"
#include "text_scan.c"

static void skip_lines(const uint8_t *table, const uint8_t *bytes, int length) {
  jint *lines = malloc(MOST_LINES * NUMBERS * sizeof *lines);
  int from = below(length + 1);
  int limit = from + below(length - from + 1);
  int stop = from + below(limit - from + 1);
  scan_t scan = {table, bytes + limit};
  pass_t pass = {bytes, bytes + from, bytes + stop, 0, 0, lines};
  if (from < stop) {
    run(&scan, &pass);
  }
  if (pass.told < MOST_LINES) {
    tell(&pass, 0);
  }
  free(lines);
}

static int find_texts(const uint8_t *table, const uint8_t *bytes, int length) {
  jint starts[8];
  jint ends[8];
  jint found[8];
  int count = 0;
  for (int at = below(8); count < 8 && at <= length; at += below(8)) {
    starts[count] = at;
    at += below(length - at + 1);
    ends[count++] = at;
  }
  if (count == 0) {
    return 0;
  }
  scan_t scan = {table, 0};
  texts_t texts = {bytes, bytes + length, starts, ends, 0, count, 0, found};
  find(&scan, &texts);
  return texts.count;
}

int main(int count, char **arguments) {
  long total = 0;
  FILE *file = count == 3 ? fopen(arguments[1], "rb") : 0;
  static uint8_t room[1 << 16];
  size_t size = file ? fread(room, 1, sizeof room, file) : 0;
  if (size == 0) {
    return 2;
  }
  for (long i = atol(arguments[2]); i > 0; i--) {
    int length;
    uint8_t *bytes = random_bytes(&length);
    uint8_t *table = malloc(size);
    memcpy(table, room, size);
    table[FORM_AT] = (uint8_t)below(2);
    if (below(4) == 0) {
      table[ANCHORS_AT + 1] = 'q'; /* several anchors, which go on with anything */
      table[LETTERS_AT] = 0;
    }
    skip_lines(table, bytes, length);
    total += find_texts(table, bytes, length);
    free(table);
    free(bytes);
  }
  printf("%ld texts found\n", total);
  return total > 0 ? 0 : 3;
}
