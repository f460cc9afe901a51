/* Runs flat_row.c over random bytes under the compiler's sanitizers. Argument: how often. */
#include "flat_row.c"
#include "pieces.h"

int main(int count, char **arguments) {
  static const uint8_t names[] = {3, 1, 1, 'a', 1, 'x', 4, 'T', 'y', 'p', 'e'};
  long read = 0;
  if (count != 2) {
    return 2;
  }
  for (long i = atol(arguments[1]); i > 0; i--) {
    int length;
    uint8_t *bytes = random_bytes(&length);
    uint8_t *columns = malloc(sizeof names);
    memcpy(columns, names, sizeof names);
    jint *spans = malloc(3 * NUMBERS * sizeof *spans);
    bytes = realloc(bytes, (size_t)length + STEP);
    memset(bytes + length, 0, STEP);
    row_t row = {columns, bytes, bytes + length, bytes, 0, 0, 0, spans};
    read += read_object(&row);
    free(spans);
    free(columns);
    free(bytes);
  }
  printf("%ld rows read\n", read);
  return read > 0 ? 0 : 3;
}
