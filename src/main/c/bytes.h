/* What the parts of the library share. */
#ifndef VEDETTE_BYTES_H
#define VEDETTE_BYTES_H

#include <stdint.h>

typedef const uint8_t *bytes_t;

static inline int is_blank(uint8_t b) { return b == ' ' || b == '\t' || b == '\r'; }

static inline int is_digit(uint8_t b) { return b >= '0' && b <= '9'; }

#endif
