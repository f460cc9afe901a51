/*
 * What is looked for: the stems of keywords, and where one may begin, 32 bytes at a time with AVX2.
 * StemTable.java lays the table out; KeywordScan says what a stem is.
 */
#ifndef VEDETTE_STEMS_H
#define VEDETTE_STEMS_H

#include <immintrin.h>
#include <string.h>

#include "bytes.h"

enum { JSON = 0, ACCESS_LOG = 1 };
enum { STEP = 64, LONGEST_LOOK = STEP + 1 };
enum { EIGHT = 8 };

/* The table. Numbers of four bytes have the lowest first. */
enum {
  FORM_AT = 0,
  ANCHORS_AT = 1, /* three bytes, with the bit of case */
  LETTERS_AT = 4, /* whether each stem goes on with a byte of 64 or above */
  CHAINS_AT = 8,  /* by a stem's second and third byte, where the first such stem stands, or 0 */
  /* A stem: where the next in its chain stands, its length, whether it is bounded, and at STEM_AT
   * its bytes, then which of their bits count; both with zeros up to eight. */
  LENGTH_AT = 4,
  BOUNDED_AT = 5,
  STEM_AT = 6
};

typedef struct {
  bytes_t table;
  bytes_t limit;
} scan_t;

static inline uint32_t number(bytes_t at) {
  uint32_t value;
  memcpy(&value, at, sizeof value);
  return value;
}

static inline uint64_t eight_bytes(bytes_t at) {
  uint64_t value;
  memcpy(&value, at, sizeof value);
  return value;
}

static inline int is_term_byte(uint8_t b) {
  uint8_t lower = b | 0x20;
  return (lower >= 'a' && lower <= 'z') || is_digit(b);
}

/* --- Whether something that may match begins here ------------------------------------------- */

static inline int stands_at(const scan_t *scan, bytes_t at, bytes_t stem) {
  int length = stem[LENGTH_AT];
  bytes_t value = stem + STEM_AT;
  bytes_t mask = value + (length < EIGHT ? EIGHT : length);
  int i = 0;
  if (length > scan->limit - at) {
    return 0;
  }
  if (scan->limit - at >= EIGHT) {
    if ((eight_bytes(at) & eight_bytes(mask)) != eight_bytes(value)) {
      return 0;
    }
    i = EIGHT;
  }
  for (; i < length; i++) {
    if ((at[i] & mask[i]) != value[i]) {
      return 0;
    }
  }
  return !(stem[BOUNDED_AT] && at + length < scan->limit && is_term_byte(at[length]));
}

static inline int is_stem(const scan_t *scan, bytes_t at) {
  if (scan->limit - at < 3) {
    return 0;
  }
  int pair = (at[1] & 31) << 5 | (at[2] & 31);
  uint32_t stem = number(scan->table + CHAINS_AT + 4 * pair);
  while (stem != 0) {
    if (stands_at(scan, at, scan->table + stem)) {
      return 1;
    }
    stem = number(scan->table + stem);
  }
  return 0;
}

#define AVX2 __attribute__((target("avx2,bmi"), always_inline)) static inline

typedef struct {
  __m256i anchors[3];
  __m256i any_next; /* all ones where it does not matter what follows an anchor */
} marks_t;

/* A bit for each of 32 bytes that may begin what may match, or, of lines, is a line feed. */
AVX2 uint32_t marked(bytes_t at, const marks_t *marks, int lines, int json, int anchors) {
  __m256i x = _mm256_loadu_si256((const __m256i *)at);
  __m256i next = _mm256_loadu_si256((const __m256i *)(at + 1));
  __m256i folded = _mm256_or_si256(x, _mm256_set1_epi8(0x20));
  __m256i found = _mm256_cmpeq_epi8(folded, marks->anchors[0]);
  for (int i = 1; i < anchors; i++) {
    found = _mm256_or_si256(found, _mm256_cmpeq_epi8(folded, marks->anchors[i]));
  }
  /* The bit of 64 goes to the top of its byte, the only one that is looked at in the end. */
  found = _mm256_and_si256(found, _mm256_or_si256(_mm256_slli_epi16(next, 1), marks->any_next));
  if (lines) {
    found = _mm256_or_si256(found, _mm256_cmpeq_epi8(x, _mm256_set1_epi8('\n')));
  }
  if (json) {
    __m256i escape = _mm256_and_si256(_mm256_cmpeq_epi8(x, _mm256_set1_epi8('\\')),
                                      _mm256_cmpeq_epi8(next, _mm256_set1_epi8('u')));
    __m256i list = _mm256_cmpeq_epi8(x, _mm256_set1_epi8('['));
    found = _mm256_or_si256(found, _mm256_or_si256(escape, list));
  }
  return (uint32_t)_mm256_movemask_epi8(found);
}

AVX2 marks_t marks_of(bytes_t table) {
  marks_t marks = {.any_next = _mm256_set1_epi8(table[LETTERS_AT] ? 0 : -1)};
  for (int i = 0; i < 3; i++) {
    marks.anchors[i] = _mm256_set1_epi8((char)table[ANCHORS_AT + i]);
  }
  return marks;
}

/* Whether stems begin with more than one byte. */
static inline int has_several_anchors(bytes_t table) {
  bytes_t anchors = table + ANCHORS_AT;
  return anchors[0] != anchors[1] || anchors[0] != anchors[2];
}

#endif
