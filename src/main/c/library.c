/* Whether the library can be used at all. */
#include <jni.h>

/* What the functions that are compiled for them need. */
JNIEXPORT jboolean JNICALL Java_dev_vedette_parse_NativeLibrary_canRun(JNIEnv *env, jclass type) {
  (void)env;
  (void)type;
  return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") &&
         __builtin_cpu_supports("popcnt");
}
