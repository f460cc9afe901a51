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

int main(int count, char **arguments) {
  static const uint8_t names[] = {3, 1, 1, 'a', 1, 'x', 4, 'T', 'y', 'p', 'e'};
  long read = 0;
  long listed = 0;
  if (count != 2) {
    return 2;
  }
  for (long i = atol(arguments[1]); i > 0; i--) {
    int length;
    uint8_t *bytes = random_bytes(&length);
    length = below(4) == 0 ? length : length / 16;
    if (below(2) == 0) {
      bytes = in_a_row(bytes, &length);
    }
    uint8_t *columns = malloc(sizeof names);
    memcpy(columns, names, sizeof names);
    jint *spans = malloc(3 * NUMBERS * sizeof *spans);
    bytes = realloc(bytes, (size_t)length + PADDING);
    memset(bytes + length, 0, PADDING);
    row_t row;
    begin(&row, columns, bytes, length, 0, spans);
    read += read_record(&row);
    free(spans);
    int room = below(4);
    jint *found = malloc((size_t)room * (3 * NUMBERS + ROW_NUMBERS) * sizeof *found + 1);
    begin(&row, columns, bytes, length, 0, found);
    listed += read_list(&row, room);
    free(found);
    free(columns);
    free(bytes);
  }
  printf("%ld rows read, %ld in lists\n", read, listed);
  return read > 1000 && listed > 1000 ? 0 : 3;
}
