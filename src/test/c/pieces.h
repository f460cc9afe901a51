/* Random bytes made of pieces that the library looks for, in memory that ends where they end. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static uint64_t state = 88172645463325252ull;

static uint64_t next_random(void) {
  state ^= state << 13;
  state ^= state >> 7;
  state ^= state << 17;
  return state;
}

static int below(int limit) { return (int)(next_random() % (uint64_t)limit); }

static const char *const pieces[] = {
    "{\"a\":\"", "\"}", ",\"x\":null", "{\"x\":1}", "\"}\n", "\n", "\r\n", "{}\n", "/partners", "/partner-", "/PARTNERS/", "/",
    "/about/team", "/case-studies", "\\u0041", "\\", "\\/", "[", "]", "\"records\":[", "x",
    "\"records\" : [", "\xc3\xa9", "\"", " ", "-", "1", "-1.5e7", "null", "true", ",", ":",
    "\"Type\":\"q\"", "},{", "\"properties\":{\"x\":\"", "\"}}", "\"category\":\"AdvancedHunting-\"", "192.0.2.1 - - ",
    "[05/Jan/2026:10:00:00 +0000] \"GET /a HTTP/1.1\" 200 9", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"};

/* The caller frees them. */
static uint8_t *random_bytes(int *length) {
  uint8_t room[1024];
  int size = 0;
  int wanted = below(400);
  while (size < wanted) {
    const char *piece = pieces[below(sizeof pieces / sizeof pieces[0])];
    memcpy(room + size, piece, strlen(piece));
    size += (int)strlen(piece);
    if (below(50) == 0) {
      room[size++] = (uint8_t)next_random();
    }
  }
  uint8_t *bytes = malloc(size > 0 ? (size_t)size : 1);
  memcpy(bytes, room, (size_t)size);
  *length = size;
  return bytes;
}
