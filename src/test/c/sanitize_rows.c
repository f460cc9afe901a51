/* Runs flat_row.c over random bytes under the compiler's sanitizers. Argument: how often. */
#include "flat_row.c"
#include "pieces.h"

/* The same bytes as the value of a row. */
static uint8_t *in_a_row(uint8_t *value, int *length) {
  static const char before[] = "{\"x\" : \"";
  static const char behind[] = "\" }";
  int whole = (int)(strlen(before) + strlen(behind)) + *length;
  uint8_t *row = malloc((size_t)whole);
  memcpy(row, before, strlen(before));
  memcpy(row + strlen(before), value, (size_t)*length);
  memcpy(row + strlen(before) + *length, behind, strlen(behind));
  free(value);
  *length = whole;
  return row;
}

static uint8_t *random_row(int *length) {
  uint8_t *bytes = random_bytes(length);
  *length = below(4) == 0 ? *length : *length / 16;
  return below(2) == 0 ? in_a_row(bytes, length) : bytes;
}

enum { MOST_USUAL = 6000 };

/* Rows as most are, some with texts longer than what is looked through in advance, some with little
 * but quotes; a few of their bytes are others. */
static uint8_t *usual_row(int *length) {
  static const char *const members[] = {"\"\":\"\",", "\"n\":12,", "\"n\": 0, ", "\"a\":\"v\","};
  uint8_t *row = malloc(MOST_USUAL);
  int wanted = below(40) == 0 ? below(5000) : below(600);
  int kinds = below(2) == 0 ? 1 : 4;
  int size = sprintf((char *)row, "{");
  while (size < wanted) {
    if (below(20) == 0) {
      int text = below(50) == 0 ? 900 : below(80);
      size += sprintf((char *)row + size, "\"x\":\"%0*d\",", text, 0);
    } else {
      size += sprintf((char *)row + size, "%s", members[below(kinds)]);
    }
  }
  size += sprintf((char *)row + size, "\"a\":\"\"}");
  for (int damaged = below(4); damaged > 0; damaged--) {
    row[below(size)] = (uint8_t)"\"\\,:{}0 \n\xc3"[below(10)];
  }
  *length = below(8) == 0 ? below(size) : size;
  return row;
}

static long read = 0;
static long listed = 0;
static long usual = 0;

/* All memory ends where what belongs there ends. */
static void walk(bytes_t bytes, int length) {
  static const uint8_t names[] = {3, 1, 1, 'a', 1, 'x', 4, 'T', 'y', 'p', 'e'};
  uint8_t *columns = malloc(sizeof names);
  memcpy(columns, names, sizeof names);
  row_t *row = malloc(sizeof *row);
  jint *spans = malloc(3 * NUMBERS * sizeof *spans);
  begin_row(row, columns, bytes, length, 0, spans);
  read += read_record(row);
  free(spans);
  int room = below(4);
  jint *found = malloc((size_t)room * (3 * NUMBERS + ROW_NUMBERS) * sizeof *found + 1);
  begin_row(row, columns, bytes, length, 0, found);
  listed += read_list(row, room);
  free(found);
  spans = malloc(3 * NUMBERS * sizeof *spans);
  begin_row(row, columns, bytes, length, 0, spans);
  row->at += length > 0;
  while (read_usual_member(row)) {
    usual++;
  }
  free(spans);
  free(row);
  free(columns);
}

int main(int count, char **arguments) {
  if (count != 2) {
    return 2;
  }
  for (long i = atol(arguments[1]); i > 0; i--) {
    int length;
    uint8_t *bytes = i % 4 == 0 ? usual_row(&length) : random_row(&length);
    bytes = realloc(bytes, (size_t)length + PADDING);
    memset(bytes + length, 0, PADDING);
    walk(bytes, length);
    free(bytes);
  }
  printf("%ld rows read, %ld in lists, %ld usual members\n", read, listed, usual);
  return read > 1000 && listed > 1000 && usual > 100000 ? 0 : 3;
}
