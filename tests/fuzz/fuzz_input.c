#include "fuzz.h"

#include "tui/terminal/input.h"

#include <assert.h>
#include <string.h>

/* What a terminal sends, in pieces of a size that the first byte chooses, with a pause after each that the second
 * byte chooses. */

enum { DELAY = 25 };

static void take(struct input *input, int64_t now)
{
    struct event event;

    for (;;) {
        bool ready = input_ready(input, now);
        bool came = input_next(input, now, &event);
        assert(ready == came);
        if (!came)
            return;
        if (event.kind == EVENT_PASTE)
            assert(event.paste && strlen(event.paste) < SIZE_MAX / 2);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct input *input = input_new(DELAY);
    int64_t now = 0;

    input_set_mouse(input, true);
    for (size_t at = 2; at < length;) {
        size_t room, piece = 1 + bytes[0] % 64u;
        char *to = input_room(input, &room);
        assert(room > 0);
        piece = piece > length - at ? length - at : piece;
        piece = piece > room ? room : piece;
        memcpy(to, bytes + at, piece);
        input_add(input, piece, now);
        at += piece;
        now += bytes[1];
        take(input, now);
    }
    take(input, now + 100000);
    input_free(input);
    return 0;
}
