/*
 * Passes over lines that cannot match, 64 bytes at a time with AVX2. VectorLineSkipper builds the
 * table and says what it holds; JavaLineSkipper does the same without this and is what the tests
 * compare it with.
 *
 * Each byte is looked up, by its halves, in the tables of a stem's first, second and third byte; a
 * bit that is left in all three stands for a group of stems of which one may begin here (the way
 * of Hyperscan's "Teddy"). Nothing here keeps state, allocates or writes beside its result.
 */
#include <immintrin.h>
#include <jni.h>
#include <stdint.h>
#include <string.h>

enum {
  NIBBLES = 16,
  FORM_AT = 6 * NIBBLES, /* one byte: JSON or ACCESS_LOG */
  STEMS_AT = FORM_AT + 1 /* of each stem: length, bounded, its bytes, which of their bits count */
};
enum { JSON = 0, ACCESS_LOG = 1 };
enum { STEP = 64, LONGEST_LOOK = STEP + 2 };

typedef const uint8_t *bytes_t;

typedef struct {
  bytes_t tables;
  bytes_t tables_end;
  bytes_t limit;
} scan_t;

static int is_blank(uint8_t b) { return b == ' ' || b == '\t' || b == '\r'; }

static int is_digit(uint8_t b) { return b >= '0' && b <= '9'; }

static int is_term_byte(uint8_t b) {
  uint8_t lower = b | 0x20;
  return (lower >= 'a' && lower <= 'z') || is_digit(b);
}

/* --- Whether something that may match begins here ------------------------------------------- */

static int is_stem(const scan_t *scan, bytes_t at) {
  bytes_t stem = scan->tables + STEMS_AT;
  while (stem < scan->tables_end) {
    int length = stem[0];
    int bounded = stem[1];
    bytes_t value = stem + 2;
    bytes_t mask = value + length;
    int i = 0;
    if (length <= scan->limit - at) {
      while (i < length && (at[i] & mask[i]) == value[i]) {
        i++;
      }
    }
    if (i == length && !(bounded && at + i < scan->limit && is_term_byte(at[i]))) {
      return 1;
    }
    stem = mask + length;
  }
  return 0;
}

/* Whether "records": stands before a bracket, which then opens an envelope of several rows. */
static int opens_records(bytes_t line, bytes_t bracket) {
  static const char name[] = "\"records\"";
  const int length = sizeof name - 1;
  bytes_t end = bracket;
  while (end > line && is_blank(end[-1])) {
    end--;
  }
  if (end == line || end[-1] != ':') {
    return 0;
  }
  end--;
  while (end > line && is_blank(end[-1])) {
    end--;
  }
  return end - line >= length && memcmp(end - length, name, length) == 0;
}

static int may_match(const scan_t *scan, bytes_t line, bytes_t at) {
  if (scan->tables[FORM_AT] == JSON) {
    if (at[0] == '\\' && at + 1 < scan->limit && at[1] == 'u') {
      return 1;
    }
    if (at[0] == '[' && opens_records(line, at)) {
      return 1;
    }
  }
  return is_stem(scan, at);
}

static int is_marked(const scan_t *scan, bytes_t at) {
  bytes_t t = scan->tables;
  uint8_t groups = 0xff;
  if (scan->limit - at < 3) {
    return 0; /* such a line has no end yet, and is left to who reads on */
  }
  for (int i = 0; i < 3; i++, t += 2 * NIBBLES) {
    groups &= t[at[i] & 15] & t[NIBBLES + (at[i] >> 4)];
  }
  return groups != 0;
}

/* --- Whether a line has the outer form of one record ----------------------------------------- */

static int is_in_braces(bytes_t line, bytes_t end) {
  while (line < end && is_blank(*line)) {
    line++;
  }
  while (end > line && is_blank(end[-1])) {
    end--;
  }
  return end - line >= 2 && line[0] == '{' && end[-1] == '}';
}

/* The functions from here to is_access_log_line are those of AccessLogLine.java, by name. */

static bytes_t number_end(bytes_t start, bytes_t end) {
  if (start >= end || *start != ' ') {
    return 0;
  }
  bytes_t i = start + 1;
  while (i < end && is_digit(*i)) {
    i++;
  }
  if (i == start + 1 && i < end && *i == '-') {
    i++;
  }
  return i > start + 1 && (i == end || *i == ' ') ? i : 0;
}

static bytes_t size_end(bytes_t start, bytes_t end) {
  bytes_t status = number_end(start, end);
  return status ? number_end(status, end) : 0;
}

static bytes_t quote(bytes_t start, bytes_t end) {
  for (bytes_t i = start; i < end; i++) {
    if (*i == '\\') {
      i++;
    } else if (*i == '"') {
      return i;
    }
  }
  return 0;
}

static bytes_t request_end(bytes_t start, bytes_t end) {
  bytes_t i = quote(start, end);
  while (i && !size_end(i + 1, end)) {
    i = quote(i + 1, end);
  }
  return i;
}

static bytes_t time_end(bytes_t start, bytes_t end) {
  int open = 0;
  if (start >= end || *start == ' ') {
    return 0;
  }
  for (bytes_t i = start + 1; i < end - 2; i++) {
    if (*i == '[' && i[-1] == ' ') {
      open = 1;
    } else if (*i == ']' && open) {
      if (i[1] == ' ' && i[2] == '"') {
        return i;
      }
      open = 0;
    }
  }
  return 0;
}

static int is_access_log_line(bytes_t line, bytes_t end) {
  while (end > line && end[-1] == '\r') {
    end--;
  }
  bytes_t time = time_end(line, end);
  return time && request_end(time + 3, end);
}

static int has_form(const scan_t *scan, bytes_t line, bytes_t end) {
  return scan->tables[FORM_AT] == JSON ? is_in_braces(line, end) : is_access_log_line(line, end);
}

static int is_blank_line(bytes_t line, bytes_t end) {
  while (line < end && is_blank(*line)) {
    line++;
  }
  return line == end;
}

/* --- The pass -------------------------------------------------------------------------------- */

typedef struct {
  bytes_t line; /* the first line that was not passed over */
  bytes_t end;  /* its line feed, or null where it is not known */
  bytes_t stop; /* no line that starts here or later is passed over */
  int passed;
} pass_t;

/* Takes the line feed or mark at a place in; whether the pass ends there. */
static int ends_at(const scan_t *scan, pass_t *pass, bytes_t at) {
  if (*at == '\n') {
    if (has_form(scan, pass->line, at)) {
      pass->passed++;
    } else if (!is_blank_line(pass->line, at)) {
      pass->end = at;
      return 1;
    }
    pass->line = at + 1;
    return pass->line >= pass->stop;
  }
  if (may_match(scan, pass->line, at)) {
    pass->end = memchr(at, '\n', scan->limit - at);
    return 1;
  }
  return 0;
}

#define AVX2 __attribute__((target("avx2,bmi"), always_inline)) static inline

/* A bit for each of 32 bytes that is a line feed or may begin a stem. */
AVX2 uint32_t marks(bytes_t at, const __m256i *tables) {
  const __m256i low_half = _mm256_set1_epi8(15);
  __m256i first = _mm256_loadu_si256((const __m256i *)at);
  __m256i groups = _mm256_set1_epi8(-1);
  for (int i = 0; i < 3; i++) {
    __m256i x = i == 0 ? first : _mm256_loadu_si256((const __m256i *)(at + i));
    __m256i low = _mm256_and_si256(x, low_half);
    __m256i high = _mm256_and_si256(_mm256_srli_epi16(x, 4), low_half);
    groups = _mm256_and_si256(groups, _mm256_shuffle_epi8(tables[2 * i], low));
    groups = _mm256_and_si256(groups, _mm256_shuffle_epi8(tables[2 * i + 1], high));
  }
  __m256i none = _mm256_cmpeq_epi8(groups, _mm256_setzero_si256());
  __m256i feeds = _mm256_cmpeq_epi8(first, _mm256_set1_epi8('\n'));
  return ~(uint32_t)_mm256_movemask_epi8(none) | (uint32_t)_mm256_movemask_epi8(feeds);
}

__attribute__((target("avx2,bmi"))) static void run(const scan_t *scan, pass_t *pass) {
  __m256i tables[6];
  for (int i = 0; i < 6; i++) {
    tables[i] =
        _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)(scan->tables + i * NIBBLES)));
  }
  bytes_t at = pass->line;
  for (; scan->limit - at >= LONGEST_LOOK; at += STEP) {
    uint64_t bits = marks(at, tables) | (uint64_t)marks(at + 32, tables) << 32;
    for (; bits != 0; bits &= bits - 1) {
      if (ends_at(scan, pass, at + __builtin_ctzll(bits))) {
        return;
      }
    }
  }
  for (; at < scan->limit; at++) {
    if ((*at == '\n' || is_marked(scan, at)) && ends_at(scan, pass, at)) {
      return;
    }
  }
}

/* --- What Java calls ------------------------------------------------------------------------- */

JNIEXPORT jboolean JNICALL Java_dev_vedette_engine_VectorLineSkipper_canRun(JNIEnv *env, jclass type) {
  (void)env;
  (void)type;
  return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi");
}

/* result: where the first line starts that was not passed over, its line feed or -1, how many were. */
JNIEXPORT void JNICALL Java_dev_vedette_engine_VectorLineSkipper_skip(
    JNIEnv *env, jclass type, jbyteArray tables, jbyteArray array, jint from, jint limit, jint stop,
    jintArray result) {
  (void)type;
  jsize tables_length = (*env)->GetArrayLength(env, tables);
  jint values[3] = {from, -1, 0};
  if (from < 0 || from > limit || limit > (*env)->GetArrayLength(env, array)) {
    (*env)->ThrowNew(env, (*env)->FindClass(env, "java/lang/IndexOutOfBoundsException"), "skip");
    return;
  }
  /* Between these calls no garbage is collected: it takes some ten microseconds at most. */
  void *table_bytes = (*env)->GetPrimitiveArrayCritical(env, tables, 0);
  void *line_bytes = table_bytes ? (*env)->GetPrimitiveArrayCritical(env, array, 0) : 0;
  if (line_bytes) {
    bytes_t bytes = line_bytes;
    scan_t scan = {table_bytes, (bytes_t)table_bytes + tables_length, bytes + limit};
    pass_t pass = {bytes + from, 0, bytes + stop, 0};
    if (from < stop) {
      run(&scan, &pass);
    }
    values[0] = (jint)(pass.line - bytes);
    values[1] = pass.end ? (jint)(pass.end - bytes) : -1;
    values[2] = pass.passed;
    (*env)->ReleasePrimitiveArrayCritical(env, array, line_bytes, JNI_ABORT);
  }
  if (table_bytes) {
    (*env)->ReleasePrimitiveArrayCritical(env, tables, table_bytes, JNI_ABORT);
  }
  if (line_bytes) {
    (*env)->SetIntArrayRegion(env, result, 0, 3, values);
  }
}
