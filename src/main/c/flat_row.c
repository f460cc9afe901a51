/*
 * Finds the wanted columns of flat JSON rows. JavaRowWalk says what is read and what is left to the
 * JSON reader, and its functions are those here, by name; the tests compare the two. Members as
 * most are go a shorter way here: where their quotes stand is noted 64 bytes at a time, in advance.
 * Nothing here keeps state, allocates or writes beside its result.
 */
#include <immintrin.h>
#include <jni.h>
#include <string.h>

#include "bytes.h"

enum { MAX_NAME = 256, MAX_NUMBER = 100, MAX_DEPTH = 20 };
/* Beyond these Java does it. */
enum { MAX_LENGTH = 16384, MAX_NAMES = 1024, MAX_COLUMNS = 32 };
enum { NUMBERS = 3, STEP = 16 };
/* What is looked at at a time. Zeros behind the row fill its last block, and there is one more, as
 * two bytes are compared where a note says, which may be of the block's last byte. */
enum { BLOCK = 64, PADDING = BLOCK + 1 };
/* How many bytes are looked through in advance, and how many special ones of a block are noted
 * without being counted. */
enum { ADVANCE = 8 * BLOCK, AT_ONCE = 8 };
/* The notes end with as many of these as a member needs notes. */
enum { END_MARKS = 4, NO_MORE = UINT16_MAX };
_Static_assert(MAX_LENGTH + 2 * BLOCK < NO_MORE, "notes have 16 bits");
/* After so many members in succession that are not as most are the rest of the row is not tried. */
enum { MOST_TRIES = 3 };
/* What is found of a row in a list, beside its columns; and of all rows of a list at a time. */
enum { ROW_NUMBERS = 3, MAX_LIST_NUMBERS = 1024 };
enum { MISSING = -1, IS_NULL = -2, UNWANTED = -1, OF_MEANING = -2 };
enum { NONE, RECORDS, CATEGORY, PROPERTIES };
enum { UNREAD = 0, ASCII = 1, BEYOND_ASCII = 2, TOO_LONG = 3, LIST_TOO_LONG = -1 };

typedef struct {
  bytes_t columns; /* how many, the first raw one, and of each name its length and its bytes */
  bytes_t bytes; /* PADDING more than the row has */
  bytes_t end;
  bytes_t at;
  int escaped;
  int beyond_ascii;
  int inside; /* within an object of the name properties */
  int enveloped; /* behind it: no column is taken any more */
  bytes_t category; /* the value of this name beside it, if there is one that is a text */
  bytes_t category_end;
  jint offset; /* where the row starts in its array */
  jint *spans; /* of each column its start and end in the array, and whether it is escaped */
  uint64_t marks; /* the name_mark of each name that means anything in a member as most are */
  int tries; /* how often read_usual_member failed since it did not */
  int looked_through; /* up to where bytes were; perhaps behind the end */
  const uint16_t *next; /* the first note that may be of a byte from where the row is read on */
  uint16_t notes[ADVANCE + AT_ONCE + END_MARKS]; /* where special bytes stand, and the end marks */
} row_t;

static int count(const row_t *row) { return row->columns[0]; }

/* One bit, to tell nearly all names that mean nothing. */
static uint64_t name_mark(bytes_t name, int length) { return 1ull << ((name[0] + length) & 63); }

static uint64_t mark_of(const char *name) { return name_mark((bytes_t)name, (int)strlen(name)); }

static void end_notes(uint16_t *end) {
  for (int i = 0; i < END_MARKS; i++) {
    end[i] = NO_MORE;
  }
}

static void begin_row(
    row_t *row, bytes_t columns, bytes_t bytes, jint length, jint offset, jint *spans) {
  row->columns = columns;
  row->bytes = bytes;
  row->end = bytes + length;
  row->at = bytes;
  row->offset = offset;
  row->spans = spans;
  row->marks = mark_of("category");
  bytes_t name = columns + 2;
  for (int i = 0; i < count(row); i++) {
    row->marks |= name_mark(name + 1, *name);
    name += 1 + *name;
  }
  row->looked_through = 0;
  row->next = row->notes;
  end_notes(row->notes);
}

/* --- Strings ---------------------------------------------------------------------------------- */

/* Goes to the next byte that is a quote, a backslash, a control character or not ASCII. */
static bytes_t skip_plain(const row_t *row, bytes_t i) {
  const __m128i quotes = _mm_set1_epi8('"');
  const __m128i backslashes = _mm_set1_epi8('\\');
  const __m128i blanks = _mm_set1_epi8(' ');
  while (i < row->end) {
    __m128i x = _mm_loadu_si128((const __m128i *)i);
    /* Bytes that are not ASCII are negative. */
    __m128i special = _mm_or_si128(
        _mm_or_si128(_mm_cmpeq_epi8(x, quotes), _mm_cmpeq_epi8(x, backslashes)),
        _mm_cmplt_epi8(x, blanks));
    int bits = _mm_movemask_epi8(special);
    if (bits != 0) {
      return i + __builtin_ctz(bits);
    }
    i += STEP;
  }
  return i;
}

static int is_hex(uint8_t b) {
  uint8_t lower = b | 0x20;
  return is_digit(b) || (lower >= 'a' && lower <= 'f');
}

/* The length of a valid escape, or 0. */
static int escape_length(const row_t *row, bytes_t backslash) {
  if (row->end - backslash < 2) {
    return 0;
  }
  switch (backslash[1]) {
    case '"':
    case '\\':
    case '/':
    case 'b':
    case 'f':
    case 'n':
    case 'r':
    case 't':
      return 2;
    case 'u':
      return row->end - backslash >= 6 && is_hex(backslash[2]) && is_hex(backslash[3]) &&
                     is_hex(backslash[4]) && is_hex(backslash[5])
                 ? 6
                 : 0;
    default:
      return 0;
  }
}

/* Reads from behind a string's opening quote to behind its closing one; where that is, or null. */
static inline bytes_t read_string(row_t *row) {
  row->escaped = 0;
  bytes_t i = row->at;
  for (;;) {
    i = skip_plain(row, i);
    if (i >= row->end) {
      return 0;
    }
    if (*i == '"') {
      row->at = i + 1;
      return i;
    }
    if (*i >= 0x80) {
      row->beyond_ascii = 1;
      i++;
    } else if (*i == '\\') {
      int length = escape_length(row, i);
      if (length == 0) {
        return 0;
      }
      row->escaped = 1;
      i += length;
    } else {
      return 0;
    }
  }
}

/* --- Other tokens ----------------------------------------------------------------------------- */

static int peek_is(const row_t *row, uint8_t b) { return row->at < row->end && *row->at == b; }

static void skip_blanks(row_t *row) {
  /* Nearly all bytes that are no blanks are told by the first comparison. */
  while (row->at < row->end && *row->at <= ' ' && (is_blank(*row->at) || *row->at == '\n')) {
    row->at++;
  }
}

static int accept(row_t *row, uint8_t b) {
  skip_blanks(row);
  if (!peek_is(row, b)) {
    return 0;
  }
  row->at++;
  return 1;
}

static int accept_word(row_t *row, const char *word) {
  size_t length = strlen(word);
  if ((size_t)(row->end - row->at) < length || memcmp(row->at, word, length) != 0) {
    return 0;
  }
  row->at += length;
  return 1;
}

static int accept_digits(row_t *row) {
  bytes_t start = row->at;
  while (row->at < row->end && is_digit(*row->at)) {
    row->at++;
  }
  return row->at > start;
}

static int accept_number(row_t *row) {
  bytes_t start = row->at;
  if (peek_is(row, '-')) {
    row->at++;
  }
  if (peek_is(row, '0')) {
    row->at++;
  } else if (!accept_digits(row)) {
    return 0;
  }
  if (peek_is(row, '.')) {
    row->at++;
    if (!accept_digits(row)) {
      return 0;
    }
  }
  if (peek_is(row, 'e') || peek_is(row, 'E')) {
    row->at++;
    if (peek_is(row, '+') || peek_is(row, '-')) {
      row->at++;
    }
    if (!accept_digits(row)) {
      return 0;
    }
  }
  return row->at - start <= MAX_NUMBER;
}

/* --- The row ---------------------------------------------------------------------------------- */

static inline int column(const row_t *row, bytes_t start, bytes_t name_end) {
  bytes_t name = row->columns + 2;
  for (int i = 0; i < count(row); i++) {
    int length = *name++;
    if (name_end - start == length && *start == *name && memcmp(start, name, length) == 0) {
      return i;
    }
    name += length;
  }
  return UNWANTED;
}

static int is_raw(const row_t *row, int column) {
  return column >= row->columns[1] && column < count(row) - 1;
}

/* Which name of a row, or of the envelope that it is in, has a meaning beside the columns. */
static int meaning(const row_t *row, bytes_t start, bytes_t name_end) {
  if (row->inside) {
    return NONE;
  }
  switch (name_end - start) {
    case 7:
      return memcmp(start, "records", 7) == 0 ? RECORDS : NONE;
    case 8:
      return memcmp(start, "category", 8) == 0 ? CATEGORY : NONE;
    case 10:
      return memcmp(start, "properties", 10) == 0 ? PROPERTIES : NONE;
    default:
      return NONE;
  }
}

static void clear_columns(row_t *row) {
  for (int i = 0; i < NUMBERS * count(row); i++) {
    row->spans[i] = MISSING;
  }
}

/* Reads a name without escapes and the colon; where the name ends, or null. */
static inline bytes_t read_name(row_t *row) {
  bytes_t start = row->at;
  bytes_t name_end = read_string(row);
  return name_end && !row->escaped && name_end - start <= MAX_NAME && accept(row, ':') ? name_end
                                                                                       : 0;
}

/* A value that is neither a string nor nested. */
static int read_plain(row_t *row, int column) {
  if (peek_is(row, 'n')) {
    if (column != UNWANTED) {
      row->spans[NUMBERS * column] = IS_NULL;
    }
    return accept_word(row, "null");
  }
  if (column != UNWANTED) {
    return 0;
  }
  if (peek_is(row, 't')) {
    return accept_word(row, "true");
  }
  if (peek_is(row, 'f')) {
    return accept_word(row, "false");
  }
  return accept_number(row);
}

/* A value of which nothing is wanted, so many levels deep. */
static int pass_over(row_t *row, int depth) {
  skip_blanks(row);
  if (peek_is(row, '"')) {
    row->at++;
    return read_string(row) != 0;
  }
  int object = peek_is(row, '{');
  if (!object && !peek_is(row, '[')) {
    return read_plain(row, UNWANTED);
  }
  uint8_t closing = object ? '}' : ']';
  row->at++;
  if (accept(row, closing)) {
    return 1;
  }
  if (depth == MAX_DEPTH) {
    return 0;
  }
  do {
    if (object && !(accept(row, '"') && read_name(row))) {
      return 0;
    }
    if (!pass_over(row, depth + 1)) {
      return 0;
    }
  } while (accept(row, ','));
  return accept(row, closing);
}

static int read_members(row_t *row);

/* Reads the row of an envelope. Only what it holds itself counts. */
static int read_properties(row_t *row) {
  row->at++;
  clear_columns(row);
  row->inside = 1;
  int read = read_members(row);
  row->inside = 0;
  row->enveloped = 1;
  return read;
}

static inline void take_text(row_t *row, int column, bytes_t start, bytes_t value_end) {
  row->spans[NUMBERS * column] = row->offset + (jint)(start - row->bytes);
  row->spans[NUMBERS * column + 1] = row->offset + (jint)(value_end - row->bytes);
  row->spans[NUMBERS * column + 2] = row->escaped;
}

static int read_unwanted(row_t *row, int meaning) {
  if (meaning == NONE) {
    return pass_over(row, 1);
  }
  if (meaning == RECORDS) {
    return !peek_is(row, '[') && pass_over(row, 1); /* a list would be one of rows */
  }
  if (meaning == PROPERTIES) {
    if (row->enveloped) {
      return 0; /* the last one counts */
    }
    return peek_is(row, '{') ? read_properties(row) : pass_over(row, 1);
  }
  bytes_t start = peek_is(row, '"') ? row->at + 1 : 0;
  if (!pass_over(row, 1)) {
    return 0;
  }
  row->category = start;
  row->category_end = row->at - 1; /* its closing quote, if it is a text */
  return !start || !row->escaped;
}

static int read_member(row_t *row) {
  if (!accept(row, '"')) {
    return 0;
  }
  bytes_t name_start = row->at;
  bytes_t name_end = read_name(row);
  if (!name_end) {
    return 0;
  }
  int wanted = row->enveloped && !row->inside ? UNWANTED : column(row, name_start, name_end);
  skip_blanks(row);
  if (wanted == UNWANTED) {
    return read_unwanted(row, meaning(row, name_start, name_end));
  }
  if (!peek_is(row, '"')) {
    return read_plain(row, wanted);
  }
  bytes_t start = ++row->at;
  bytes_t value_end = read_string(row);
  if (!value_end) {
    return 0;
  }
  take_text(row, wanted, start, value_end);
  return !row->escaped || is_raw(row, wanted);
}

/* --- Members as most are ---------------------------------------------------------------------- */

#define WITH_AVX2 __attribute__((target("avx2,bmi,popcnt")))

/* A bit for each of 32 bytes that is a quote, a backslash, a control character or not ASCII. */
WITH_AVX2 static inline uint32_t special_bits(bytes_t at) {
  __m256i x = _mm256_loadu_si256((const __m256i *)at);
  __m256i quotes = _mm256_cmpeq_epi8(x, _mm256_set1_epi8('"'));
  __m256i backslashes = _mm256_cmpeq_epi8(x, _mm256_set1_epi8('\\'));
  /* Bytes that are not ASCII are negative. */
  __m256i others = _mm256_cmpgt_epi8(_mm256_set1_epi8(' '), x);
  return (uint32_t)_mm256_movemask_epi8(
      _mm256_or_si256(_mm256_or_si256(quotes, backslashes), others));
}

/* Notes where the next special bytes stand; the zeros behind the row are some, too. The first ones
 * of a block are noted whether they are there or not, so that the processor need not guess how many
 * there are. */
WITH_AVX2 static void look_ahead(row_t *row, int from) {
  int length = (int)(row->end - row->bytes);
  int limit = length - from < ADVANCE ? length : from + ADVANCE;
  uint16_t *notes = row->notes;
  int at = from;
  for (; at < limit; at += BLOCK) {
    bytes_t block = row->bytes + at;
    uint64_t bits =
        special_bits(block) | (uint64_t)special_bits(block + BLOCK / 2) << (BLOCK / 2);
    int found = (int)_mm_popcnt_u64(bits);
    for (int i = 0; i < AT_ONCE || i < found; i++) {
      notes[i] = (uint16_t)(at + (int)_tzcnt_u64(bits));
      bits = _blsr_u64(bits);
    }
    notes += found;
  }
  end_notes(notes);
  row->looked_through = at;
  row->next = row->notes;
}

/* The notes from this place on, at least four of them, or null. */
static const uint16_t *notes_from(row_t *row, int at) {
  while (*row->next < at) {
    row->next++;
  }
  if (row->next[END_MARKS - 1] == NO_MORE && row->looked_through < row->end - row->bytes) {
    look_ahead(row, at);
  }
  return row->next[END_MARKS - 1] == NO_MORE ? 0 : row->next;
}

static int are_at(bytes_t at, const char *two) { return memcmp(at, two, 2) == 0; }

/* Where digits end that are a number before a comma, or null. */
static bytes_t whole_number_end(bytes_t start) {
  bytes_t i = start;
  while (is_digit(*i)) {
    i++;
  }
  int valid = i > start && i - start <= MAX_NUMBER && (*start != '0' || i == start + 1);
  return valid && *i == ',' ? i : 0;
}

/* The column of this name, UNWANTED, or that the name has another meaning. */
static int usual_column(const row_t *row, bytes_t name, bytes_t name_end) {
  if (!(row->marks & name_mark(name, (int)(name_end - name)))) {
    return UNWANTED;
  }
  return meaning(row, name, name_end) == CATEGORY ? OF_MEANING : column(row, name, name_end);
}

/* What follows a colon or comma, and a blank behind it if there is one. */
static bytes_t behind(bytes_t mark) { return mark + (mark[1] == ' ' ? 2 : 1); }

/* Reads a member with no more blanks than one behind its colon and comma, a text in ASCII without
 * escapes or a whole number, that another one follows; whether there is one. If not, read_member
 * has to say what there is. */
static int read_usual_member(row_t *row) {
  int at = (int)(row->at - row->bytes);
  const uint16_t *notes = peek_is(row, '"') ? notes_from(row, at) : 0;
  if (!notes || notes[1] - at - 1 > MAX_NAME) {
    return 0;
  }
  bytes_t name_end = row->bytes + notes[1];
  if (!are_at(name_end, "\":")) {
    return 0;
  }
  int wanted = usual_column(row, row->at + 1, name_end);
  bytes_t value = behind(name_end + 1);
  if (*value != '"') {
    bytes_t number_end = whole_number_end(value);
    if (!number_end || wanted != UNWANTED) {
      return 0;
    }
    row->at = behind(number_end);
    return 1;
  }
  bytes_t text_end = row->bytes + notes[3];
  if (!are_at(text_end, "\",") || wanted == OF_MEANING) {
    return 0;
  }
  if (wanted != UNWANTED) {
    row->escaped = 0;
    take_text(row, wanted, value + 1, text_end);
  }
  row->at = behind(text_end + 1);
  row->next += 4; /* notes_from need not look for it */
  return 1;
}

/* Reads members as long as they are as most are. */
static void read_usual(row_t *row) {
  int usual = !row->enveloped || row->inside;
  while (usual && row->tries < MOST_TRIES) {
    usual = read_usual_member(row);
    row->tries = usual ? 0 : row->tries + 1;
  }
}

/* Reads the members of an object, from behind its opening brace to behind its closing one. */
static int read_members(row_t *row) {
  do {
    read_usual(row);
    if (!read_member(row)) {
      return 0;
    }
  } while (accept(row, ','));
  return accept(row, '}');
}

/* The table that the category names, if it does, counts more than the last column, Type. */
static void take_table(row_t *row) {
  static const char prefix[] = "AdvancedHunting-";
  bytes_t start = row->category;
  if (!start) {
    return;
  }
  size_t length = strlen(prefix);
  int prefixed =
      (size_t)(row->category_end - start) >= length && memcmp(start, prefix, length) == 0;
  start += prefixed ? length : 0;
  if ((prefixed || row->enveloped) && start < row->category_end) {
    row->escaped = 0;
    take_text(row, count(row) - 1, start, row->category_end);
  }
}

static int read_object(row_t *row) {
  clear_columns(row);
  row->beyond_ascii = 0;
  row->inside = 0;
  row->enveloped = 0;
  row->category = 0;
  row->tries = 0;
  if (!accept(row, '{') || !read_members(row)) {
    return 0;
  }
  take_table(row);
  return 1;
}

static int read_record(row_t *row) {
  if (!read_object(row)) {
    return 0;
  }
  skip_blanks(row);
  return row->at == row->end;
}

static jint outcome(const row_t *row) { return row->beyond_ascii ? BEYOND_ASCII : ASCII; }

/* Reads rows between commas, as many as there is room for; how many. */
static int read_list(row_t *row, int room) {
  int rows = 0;
  while (rows < room) {
    skip_blanks(row);
    bytes_t start = row->at;
    if (!read_object(row)) {
      return rows;
    }
    row->spans += NUMBERS * count(row);
    *row->spans++ = row->offset + (jint)(start - row->bytes);
    *row->spans++ = row->offset + (jint)(row->at - row->bytes);
    *row->spans++ = outcome(row);
    rows++;
    if (!accept(row, ',')) {
      return rows;
    }
  }
  return rows;
}

/* --- Called by Java --------------------------------------------------------------------------- */

/* Gets the names and the bytes of the place, and the padding. The bytes are copied: there are so
 * many rows that who waits for a garbage collection would often find one of them held fast. */
static int copy(
    JNIEnv *env, jbyteArray columns, uint8_t *names, jbyteArray array, jint start, jint length,
    uint8_t *bytes) {
  (*env)->GetByteArrayRegion(env, columns, 0, (*env)->GetArrayLength(env, columns), (jbyte *)names);
  (*env)->GetByteArrayRegion(env, array, start, length, (jbyte *)bytes);
  if ((*env)->ExceptionCheck(env)) {
    return 0; /* the place is not in the array */
  }
  memset(bytes + length, 0, PADDING);
  return 1;
}

/* Returns UNREAD, ASCII, BEYOND_ASCII, or TOO_LONG. */
JNIEXPORT jint JNICALL Java_dev_vedette_parse_NativeRowWalk_walk(
    JNIEnv *env, jclass type, jbyteArray columns, jbyteArray array, jint start, jint length,
    jintArray result) {
  (void)type;
  jint spans[NUMBERS * MAX_COLUMNS];
  uint8_t names[MAX_NAMES];
  uint8_t bytes[MAX_LENGTH + PADDING];
  if (length > MAX_LENGTH || (*env)->GetArrayLength(env, columns) > MAX_NAMES) {
    return TOO_LONG;
  }
  if (!copy(env, columns, names, array, start, length, bytes)) {
    return UNREAD;
  }
  row_t row;
  begin_row(&row, names, bytes, length, start, spans);
  if (count(&row) > MAX_COLUMNS) {
    return TOO_LONG;
  }
  if (!read_record(&row)) {
    return UNREAD;
  }
  (*env)->SetIntArrayRegion(env, result, 0, NUMBERS * count(&row), spans);
  return outcome(&row);
}

/* Returns how many rows are read, or LIST_TOO_LONG where not even one is and Java may read more. */
JNIEXPORT jint JNICALL Java_dev_vedette_parse_NativeRowWalk_walkList(
    JNIEnv *env, jclass type, jbyteArray columns, jbyteArray array, jint start, jint end,
    jintArray result) {
  (void)type;
  jint found[MAX_LIST_NUMBERS];
  uint8_t names[MAX_NAMES];
  uint8_t bytes[MAX_LENGTH + PADDING];
  if ((*env)->GetArrayLength(env, columns) > MAX_NAMES) {
    return LIST_TOO_LONG;
  }
  jint length = end - start <= MAX_LENGTH ? end - start : MAX_LENGTH;
  if (!copy(env, columns, names, array, start, length, bytes)) {
    return 0;
  }
  row_t row;
  begin_row(&row, names, bytes, length, start, found);
  if (count(&row) > MAX_COLUMNS) {
    return LIST_TOO_LONG;
  }
  jint numbers = (*env)->GetArrayLength(env, result);
  jint row_numbers = NUMBERS * count(&row) + ROW_NUMBERS;
  int rows =
      read_list(&row, (numbers < MAX_LIST_NUMBERS ? numbers : MAX_LIST_NUMBERS) / row_numbers);
  if (rows == 0 && length < end - start) {
    return LIST_TOO_LONG;
  }
  (*env)->SetIntArrayRegion(env, result, 0, rows * row_numbers, found);
  return rows;
}
