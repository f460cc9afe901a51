/*
 * Passes over lines that cannot match, 64 bytes at a time. JavaLineSkipper does the same without
 * this, by means of LineScan, and is what the tests compare it with. Nothing here keeps state,
 * allocates or writes beside its result.
 */
#include <jni.h>

#include "stems.h"

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
  if (scan->table[FORM_AT] == JSON) {
    if (at[0] == '\\' && at + 1 < scan->limit && at[1] == 'u') {
      return 1;
    }
    if (at[0] == '[' && opens_records(line, at)) {
      return 1;
    }
  }
  return is_stem(scan, at);
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
  for (bytes_t i = start + 1; end - i > 2; i++) {
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
  return scan->table[FORM_AT] == JSON ? is_in_braces(line, end) : is_access_log_line(line, end);
}

static int is_blank_line(bytes_t line, bytes_t end) {
  while (line < end && is_blank(*line)) {
    line++;
  }
  return line == end;
}

/* --- The pass -------------------------------------------------------------------------------- */

/* How many lines one call tells of, as NativeLineSkipper.java has it, and how many numbers each has. */
enum { MOST_LINES = 256, NUMBERS = 3 };

typedef struct {
  bytes_t bytes; /* where the array starts */
  bytes_t line;  /* the first line that was not looked at */
  bytes_t stop;  /* no line that starts here or later is looked at */
  int passed;    /* how many lines were passed over since the last that was told of */
  int told;
  jint *lines; /* of each line that was told of its start, its line feed or -1, and passed */
} pass_t;

/* Tells of the line at hand; end: its line feed, or null where it is not known. */
static void tell(pass_t *pass, bytes_t end) {
  jint *line = pass->lines + NUMBERS * pass->told++;
  line[0] = (jint)(pass->line - pass->bytes);
  line[1] = end ? (jint)(end - pass->bytes) : -1;
  line[2] = pass->passed;
  pass->passed = 0;
}

/*
 * Takes in what stands at a place. Where that settles what becomes of the line at hand, the next one
 * is at hand, and the answer is true.
 */
static int settles(const scan_t *scan, pass_t *pass, bytes_t at) {
  bytes_t end;
  if (*at == '\n') {
    end = at;
    if (has_form(scan, pass->line, at)) {
      pass->passed++;
    } else if (!is_blank_line(pass->line, at)) {
      tell(pass, end);
    }
  } else if (may_match(scan, pass->line, at)) {
    end = memchr(at, '\n', scan->limit - at);
    if (!end) {
      pass->stop = pass->line; /* it is told of in the end */
      return 1;
    }
    tell(pass, end);
  } else {
    return 0;
  }
  pass->line = end + 1;
  return 1;
}

static int is_over(const pass_t *pass) {
  return pass->line >= pass->stop || pass->told == MOST_LINES;
}

/* Compiled for each of the few combinations of the last two, so that neither is asked in the loop. */
AVX2 void run_as(const scan_t *scan, pass_t *pass, int json, int anchors) {
  marks_t marks = marks_of(scan->table);
  bytes_t at = pass->line;
  while (scan->limit - at >= LONGEST_LOOK) {
    uint64_t bits = marked(at, &marks, 1, json, anchors) |
                    (uint64_t)marked(at + STEP / 2, &marks, 1, json, anchors) << STEP / 2;
    bytes_t next = at + STEP;
    while (bits != 0) {
      int i = __builtin_ctzll(bits);
      bits &= bits - 1;
      if (settles(scan, pass, at + i)) {
        if (is_over(pass)) {
          return;
        }
        if (pass->line - at >= STEP) {
          next = pass->line;
          break;
        }
        bits &= ~0ull << (pass->line - at);
      }
    }
    at = next;
  }
  for (; at < scan->limit; at++) {
    if (settles(scan, pass, at)) {
      if (is_over(pass)) {
        return;
      }
      at = pass->line - 1;
    }
  }
}

__attribute__((target("avx2,bmi"))) static void run(const scan_t *scan, pass_t *pass) {
  int several = has_several_anchors(scan->table);
  if (scan->table[FORM_AT] == JSON) {
    several ? run_as(scan, pass, 1, 3) : run_as(scan, pass, 1, 1);
  } else {
    several ? run_as(scan, pass, 0, 3) : run_as(scan, pass, 0, 1);
  }
}

/* --- What Java calls ------------------------------------------------------------------------- */

/* Returns how many lines were told of in result; the last has no end, unless there was no room. */
JNIEXPORT jint JNICALL Java_dev_vedette_engine_NativeLineSkipper_skip(
    JNIEnv *env, jclass type, jbyteArray table, jbyteArray array, jint from, jint limit, jint stop,
    jintArray result) {
  (void)type;
  jint lines[MOST_LINES * NUMBERS];
  jint told = 0;
  if (from < 0 || from > limit || stop < 0 || stop > limit || limit > (*env)->GetArrayLength(env, array) ||
      (*env)->GetArrayLength(env, result) != MOST_LINES * NUMBERS) {
    (*env)->ThrowNew(env, (*env)->FindClass(env, "java/lang/IndexOutOfBoundsException"), "skip");
    return 0;
  }
  /* Between these calls no garbage is collected: some ten microseconds for a quarter megabyte. */
  void *table_bytes = (*env)->GetPrimitiveArrayCritical(env, table, 0);
  void *line_bytes = table_bytes ? (*env)->GetPrimitiveArrayCritical(env, array, 0) : 0;
  if (line_bytes) {
    bytes_t bytes = line_bytes;
    scan_t scan = {table_bytes, bytes + limit};
    pass_t pass = {bytes, bytes + from, bytes + stop, 0, 0, lines};
    if (from < stop) {
      run(&scan, &pass);
    }
    if (pass.told < MOST_LINES) {
      tell(&pass, 0);
    }
    told = pass.told;
    (*env)->ReleasePrimitiveArrayCritical(env, array, line_bytes, JNI_ABORT);
  }
  if (table_bytes) {
    (*env)->ReleasePrimitiveArrayCritical(env, table, table_bytes, JNI_ABORT);
  }
  if (told > 0) {
    (*env)->SetIntArrayRegion(env, result, 0, told * NUMBERS, lines);
  }
  return told;
}
