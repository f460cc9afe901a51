/*
 * Finds the texts that have a stem among many that lie one behind the other, 64 bytes at a time.
 * TextScan.java does the same without this, and is what the tests compare it with. Nothing here
 * keeps state, allocates or writes beside its result.
 */
#include <jni.h>

#include "stems.h"

typedef struct {
  bytes_t bytes;
  bytes_t bytes_end;
  const jint *starts; /* of each text, ascending */
  const jint *ends;
  jint at;    /* the first text that what comes may be in */
  jint to;    /* behind the last text */
  jint count; /* of those found */
  jint *found;
} texts_t;

static void look_at(scan_t *scan, texts_t *texts, bytes_t at) {
  jint place = (jint)(at - texts->bytes);
  while (texts->at < texts->to && texts->ends[texts->at] <= place) {
    texts->at++;
  }
  if (texts->at == texts->to || place < texts->starts[texts->at]) {
    return; /* between two texts */
  }
  scan->limit = texts->bytes + texts->ends[texts->at];
  if (is_stem(scan, at)) {
    texts->found[texts->count++] = texts->at++;
  }
}

AVX2 void find_as(scan_t *scan, texts_t *texts, int anchors) {
  marks_t marks = marks_of(scan->table);
  bytes_t at = texts->bytes + texts->starts[texts->at];
  bytes_t end = texts->bytes + texts->ends[texts->to - 1];
  for (; at < end && texts->bytes_end - at >= LONGEST_LOOK; at += STEP) {
    uint64_t bits = marked(at, &marks, 0, 0, anchors) |
                    (uint64_t)marked(at + STEP / 2, &marks, 0, 0, anchors) << STEP / 2;
    for (; bits != 0; bits &= bits - 1) {
      look_at(scan, texts, at + __builtin_ctzll(bits));
    }
  }
  for (; at < end; at++) {
    look_at(scan, texts, at);
  }
}

__attribute__((target("avx2,bmi"))) static void find(scan_t *scan, texts_t *texts) {
  if (has_several_anchors(scan->table)) {
    find_as(scan, texts, 3);
  } else {
    find_as(scan, texts, 1);
  }
}

/* Whether the texts lie in the array, one behind the other. */
static int are_in_order(const texts_t *texts, jint length) {
  jint before = 0;
  for (jint i = texts->at; i < texts->to; i++) {
    if (texts->starts[i] < before || texts->ends[i] < texts->starts[i]) {
      return 0;
    }
    before = texts->ends[i];
  }
  return before <= length;
}

/*
 * Looks at the texts from from to to. Returns how many of them were found, whose numbers are in
 * result, or -1 if they do not lie in the array one behind the other.
 */
JNIEXPORT jint JNICALL Java_dev_vedette_engine_NativeTextScan_find(
    JNIEnv *env, jclass type, jbyteArray table, jbyteArray array, jintArray starts, jintArray ends,
    jint from, jint to, jintArray result) {
  (void)type;
  jarray arrays[] = {table, array, starts, ends, result};
  void *held[] = {0, 0, 0, 0, 0};
  jint length = (*env)->GetArrayLength(env, array);
  jint count = -1;
  if (from < 0 || from > to || to > (*env)->GetArrayLength(env, starts) ||
      to > (*env)->GetArrayLength(env, ends) || to - from > (*env)->GetArrayLength(env, result)) {
    (*env)->ThrowNew(env, (*env)->FindClass(env, "java/lang/IndexOutOfBoundsException"), "find");
    return -1;
  }
  if (from == to) {
    return 0;
  }
  /* Between these calls no garbage is collected; NativeTextScan keeps them short. */
  int have = 0;
  while (have < 5 && (held[have] = (*env)->GetPrimitiveArrayCritical(env, arrays[have], 0))) {
    have++;
  }
  if (have == 5) {
    scan_t scan = {held[0], 0};
    bytes_t bytes = held[1];
    texts_t texts = {bytes, bytes + length, held[2], held[3], from, to, 0, held[4]};
    if (are_in_order(&texts, length)) {
      find(&scan, &texts);
      count = texts.count;
    }
  }
  while (have > 0) {
    have--;
    (*env)->ReleasePrimitiveArrayCritical(env, arrays[have], held[have], have == 4 ? 0 : JNI_ABORT);
  }
  return count;
}
