#include "unit.h"

#include "base/arena.h"
#include "base/memory.h"
#include "base/text/text.h"
#include "tui/terminal/input.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { DELAY = 25 };

static int set_up(void **state)
{
    *state = input_new(DELAY);
    return 0;
}

static int tear_down(void **state)
{
    input_free(*state);
    return 0;
}

/* Bytes that come at once at the time `now`. */
static void send(struct input *input, const char *bytes, size_t length, int64_t now)
{
    while (length > 0) {
        size_t room;
        char *to = input_room(input, &room);
        size_t sent = length < room ? length : room;

        assert_true(room > 0);
        memcpy(to, bytes, sent);
        input_add(input, sent, now);
        bytes += sent;
        length -= sent;
    }
}

static void describe(const struct event *event, struct text *text)
{
    static const char *const actions[] = {"click", "double", "up", "down"};

    if (text->length > 0)
        text_append_char(text, ' ');
    if (event->kind == EVENT_PASTE)
        text_printf(text, "paste:%s%s", event->paste, event->paste_cut ? ":cut" : "");
    else if (event->kind == EVENT_MOUSE)
        text_printf(text, "%s:%d,%d", actions[event->action], event->row, event->column);
    else if (event->code > ' ' && event->code < 127)
        text_append_char(text, (char)event->code);
    else
        text_printf(text, "%x", (unsigned)event->code);
}

static void take_all(struct input *input, int64_t now, struct text *text)
{
    struct event event;

    for (;;) {
        bool ready = input_ready(input, now);

        assert_int_equal(input_next(input, now, &event), ready);
        if (!ready)
            return;
        describe(&event, text);
    }
}

static void assert_events(struct input *input, int64_t now, const char *expected)
{
    struct text text;

    text_init(&text);
    take_all(input, now, &text);
    assert_string_equal(text.bytes, expected);
    text_finish(&text);
}

/* A character is itself, a control character its number; 200000 is Up, see enum key. */
static const struct {
    const char *bytes;
    const char *events;
} keys[] = {
    {"a", "a"},
    {"jk", "j k"},
    {"\r\n\t", "d a 9"},
    {"\x01\x03\x1a\x0c", "1 3 1a c"},
    {"\x7f\b", "20000a 20000a"},
    {"é日😀", "e9 65e5 1f600"},
    {"\xff\xc0\xaf", "fffd fffd fffd"},
    {"\xe6\x97z", "fffd fffd z"},
    {"\xc2\x9b", "fffd"},     /* C1 */
    {"\xe2\x80\xae", "fffd"}, /* turns the direction */
    {"\033[A\033OA", "200000 200000"},
    {"\033[B\033OB", "200001 200001"},
    {"\033[D\033OD\033[C\033OC", "200002 200002 200003 200003"},
    {"\033[5~\033[6~", "200004 200005"},
    {"\033[H\033OH\033[1~\033[7~", "200006 200006 200006 200006"},
    {"\033[F\033OF\033[4~\033[8~", "200007 200007 200007 200007"},
    {"\033[3~\033[2~\033[Z", "200008 200009 20000b"},
    {"\033OP\033[11~\033OS\033[15~", "20000c 20000c 20000f 200010"},
    {"\033[21~\033[24~", "200015 200017"},
    {"\033OM", "d"},
    {"x\033[Ay", "x 200000 y"},
    /* Esc and what no sequence begins with */
    {"\033j", "1b j"},
    {"\033\033[A", "1b 200000"},
    {"\033\r", "1b d"},
    {"\033é", "1b e9"},
    {"\033[\033[A", "1b [ 200000"},
    {"\033[1\x80", "1b [ 1 fffd"},
    /* keys that have no name here are one key each */
    {"\033[1;5A", "200018"},
    {"\033[I\033[?1;2c", "200018 200018"},
    {"\033O5Px", "200018 x"},
    /* the end of a paste that never began, and the mouse, which is off */
    {"\033[201~x", "x"},
    {"\033[<0;5;6Mx\033[<0;5;6my", "x y"},
};

static void test_keys_are_told_from_characters(void **state)
{
    for (size_t i = 0; i < ARRAY_LENGTH(keys); i++) {
        print_message("# row %zu\n", i);
        send(*state, keys[i].bytes, strlen(keys[i].bytes), 0);
        assert_events(*state, 0, keys[i].events);
        assert_int_equal(input_deadline(*state), -1);
    }
}

/* One byte at a time, none later than the delay: the same keys. */
static void test_sequences_may_come_in_pieces(void **state)
{
    for (size_t i = 0; i < ARRAY_LENGTH(keys); i++) {
        struct text text;
        int64_t now = 0;

        print_message("# row %zu\n", i);
        text_init(&text);
        for (const char *byte = keys[i].bytes; *byte; byte++) {
            send(*state, byte, 1, now);
            take_all(*state, now + DELAY - 1, &text);
            now += DELAY - 1;
        }
        assert_string_equal(text.bytes, keys[i].events);
        text_finish(&text);
    }
}

static void test_esc_alone_is_the_key_after_the_delay(void **state)
{
    send(*state, "\033", 1, 1000);
    assert_events(*state, 1000, "");
    assert_int_equal(input_deadline(*state), 1000 + DELAY);
    assert_events(*state, 1000 + DELAY - 1, "");
    assert_events(*state, 1000 + DELAY, "1b");
    assert_int_equal(input_deadline(*state), -1);

    /* two of them need one delay, not two */
    send(*state, "\033\033", 2, 2000);
    assert_events(*state, 2000, "1b");
    assert_int_equal(input_deadline(*state), 2000 + DELAY);
    assert_events(*state, 2000 + DELAY, "1b");
}

static void test_sequence_that_never_ends_is_esc_and_keys(void **state)
{
    send(*state, "\033[", 2, 0);
    assert_events(*state, DELAY, "1b [");
    send(*state, "\033[1;", 4, 100);
    assert_events(*state, 100, "");
    assert_events(*state, 100 + DELAY, "1b [ 1 ;");
    send(*state, "\033O", 2, 200);
    assert_events(*state, 200 + DELAY, "1b O");
}

static void test_endless_sequence_is_given_up(void **state)
{
    char bytes[BUFSIZ] = "\033[";
    struct event event;

    memset(bytes + 2, '1', sizeof(bytes) - 2);
    send(*state, bytes, sizeof(bytes), 0);
    assert_true(input_next(*state, 0, &event));
    assert_int_equal(event.code, 27);
}

static void test_half_a_character_waits_for_the_rest(void **state)
{
    send(*state, "\xe6\x97", 2, 0);
    assert_events(*state, 100000, "");
    assert_int_equal(input_deadline(*state), -1);
    send(*state, "\xa5", 1, 100000);
    assert_events(*state, 100000, "65e5");
}

static void test_terminal_may_have_sequences_of_its_own(void **state)
{
    input_learn(*state, "\033[[A", KEY_CODE_F1); /* the Linux console */
    input_learn(*state, "\033[H", KEY_CODE_PAGE_UP);
    input_learn(*state, "\033A", KEY_CODE_UP);
    input_learn(*state, "\010", KEY_CODE_LEFT); /* no Esc: stays a character */
    input_learn(*state, "\033", KEY_CODE_LEFT);
    input_learn(*state, NULL, KEY_CODE_LEFT);
    input_learn(*state, "\033[a sequence much too long for a key", KEY_CODE_LEFT);
    send(*state, "\033[[A\033[H\033A\010\033[B", 13, 0);
    assert_events(*state, 0, "20000c 200004 200000 20000a 200001");
}

static const struct {
    const char *bytes;
    const char *events;
} mouse[] = {
    {"\033[<0;5;6M\033[<0;5;6m", "click:5,4"},
    {"\033[<4;300;2M", "click:1,299"},
    {"\033[<64;1;1M\033[<65;1;1M", "up:0,0 down:0,0"},
    {"\033[<1;1;1M\033[<2;1;1M\033[<35;9;9M\033[<66;1;1M", ""},
    {"\033[<0;0;1M\033[<0;1M\033[<M\033[<0;1;1;1M\033[<99999999999999999999;1;1M", ""},
    {"\033[M !!j\033[M#!!k", "click:0,0 j k"},
    {"\033[M`\"#", "up:2,1"},
};

static void test_mouse_is_read_when_it_is_on(void **state)
{
    input_set_mouse(*state, true);
    for (size_t i = 0; i < ARRAY_LENGTH(mouse); i++) {
        print_message("# row %zu\n", i);
        send(*state, mouse[i].bytes, strlen(mouse[i].bytes), 1000 * (int64_t)i);
        assert_events(*state, 1000 * (int64_t)i, mouse[i].events);
    }
    input_set_mouse(*state, false);
    send(*state, "\033[<0;5;6Mx", 10, 0);
    assert_events(*state, 0, "x");
}

static void test_second_click_soon_on_the_same_cell_is_double(void **state)
{
    static const struct {
        int64_t time;
        const char *bytes, *events;
    } clicks[] = {
        {1000, "\033[<0;5;6M", "click:5,4"}, {1400, "\033[<0;5;6M", "double:5,4"},
        {1500, "\033[<0;5;6M", "click:5,4"}, {1901, "\033[<0;5;6M", "click:5,4"},
        {2000, "\033[<0;6;6M", "click:5,5"}, {2001, "\033[<0;6;7M", "click:6,5"},
        {2100, "\033[<64;6;7M", "up:6,5"},   {2200, "\033[<0;6;7M", "double:6,5"},
        {2200, "\033[<0;6;7M", "click:6,5"},
    };

    input_set_mouse(*state, true);
    for (size_t i = 0; i < ARRAY_LENGTH(clicks); i++) {
        print_message("# click %zu\n", i);
        send(*state, clicks[i].bytes, strlen(clicks[i].bytes), clicks[i].time);
        assert_events(*state, clicks[i].time, clicks[i].events);
    }
}

static const struct {
    const char *bytes;
    const char *events;
} pastes[] = {
    {"\033[200~qQ\x03\033[201~q", "paste:qQ\uFFFD q"},
    {"\033[200~\033[201~", "paste:"},
    {"\033[200~a\rb\r\nc\nd\re\033[201~", "paste:a\nb\nc\nd\ne"},
    {"\033[200~a\033[A\033[20b\033[201\033[201~", "paste:a\uFFFD[A\uFFFD[20b\uFFFD[201"},
    {"\033[200~\033\033\033[201~x", "paste:\uFFFD\uFFFD x"},
    {"\033[200~\033[200~a\033[201~b", "paste:\uFFFD[200~a b"},
    {"\033[200~é日\xff\033[201~", "paste:é日\uFFFD"},
    {"j\033[200~x\033[201~\033[200~y\033[201~k", "j paste:x paste:y k"},
};

static void test_pasted_text_is_one_event_and_clean(void **state)
{
    for (size_t i = 0; i < ARRAY_LENGTH(pastes); i++) {
        print_message("# row %zu\n", i);
        send(*state, pastes[i].bytes, strlen(pastes[i].bytes), 0);
        assert_events(*state, 0, pastes[i].events);
    }
}

static void test_paste_may_come_in_pieces_with_pauses(void **state)
{
    for (size_t i = 0; i < ARRAY_LENGTH(pastes); i++) {
        struct text text;
        int64_t now = 0;

        print_message("# row %zu\n", i);
        text_init(&text);
        for (const char *byte = pastes[i].bytes; *byte; byte++) {
            take_all(*state, now + DELAY - 1, &text);
            send(*state, byte, 1, now += DELAY - 1);
            take_all(*state, now, &text);
        }
        assert_string_equal(text.bytes, pastes[i].events);
        text_finish(&text);
    }
}

static void test_huge_paste_is_cut_and_the_rest_dropped(void **state)
{
    size_t length = 10u << 20, kept = 65536;
    char *bytes = memory_new(length, 1);
    struct event event;

    memset(bytes, 'x', length);
    memcpy(bytes + kept - 1, "日", 3); /* would be cut in two */
    send(*state, "\033[200~", 6, 0);
    assert_events(*state, 0, "");
    for (size_t at = 0; at < length; at += 65536) {
        send(*state, bytes + at, length - at < 65536 ? length - at : 65536, 0);
        assert_false(input_ready(*state, 0));
        assert_false(input_next(*state, 0, &event));
    }
    send(*state, "\033[201~q", 7, 0);
    assert_true(input_next(*state, 0, &event));
    assert_int_equal(event.kind, EVENT_PASTE);
    assert_true(event.paste_cut);
    assert_int_equal(strlen(event.paste), kept - 1);
    assert_true(input_next(*state, 0, &event));
    assert_int_equal(event.code, 'q');

    /* what just fits is not cut, and one that was does not spoil the next */
    send(*state, "\033[200~", 6, 0);
    assert_false(input_next(*state, 0, &event));
    memset(bytes, 'x', kept);
    send(*state, bytes, kept, 0);
    assert_false(input_next(*state, 0, &event));
    send(*state, "\033[201~", 6, 0);
    assert_true(input_next(*state, 0, &event));
    assert_false(event.paste_cut);
    assert_int_equal(strlen(event.paste), kept);
    free(bytes);
}

static void test_paste_without_an_end_ends_after_a_second_of_silence(void **state)
{
    send(*state, "\033[200~abc", 9, 5000);
    assert_events(*state, 5000, "");
    assert_int_equal(input_deadline(*state), 6000);
    send(*state, "def", 3, 5900);
    assert_events(*state, 6800, "");
    assert_int_equal(input_deadline(*state), 6900);
    assert_events(*state, 6900, "paste:abcdef:cut");
    assert_int_equal(input_deadline(*state), -1);
    send(*state, "j\033[201~k", 8, 7000); /* its end, too late */
    assert_events(*state, 7000, "j k");
}

static void test_looking_ahead_takes_nothing_and_keeps_the_paste(void **state)
{
    struct event event;

    send(*state, "\033[200~one\033[201~\033[200~two\033[201~", 30, 0);
    assert_true(input_next(*state, 0, &event));
    assert_true(input_ready(*state, 0));
    assert_true(input_ready(*state, 0));
    assert_string_equal(event.paste, "one");
    assert_true(input_next(*state, 0, &event));
    assert_string_equal(event.paste, "two");
    assert_false(input_ready(*state, 0));
}

/* Nothing a terminal can send gets stuck or leaves the buffer. */
static void test_any_bytes_are_taken_to_the_end(void **state)
{
    static const char alphabet[] = "\033\033\033[[O<M~;0129ABm\xe6\x97\xa5\xff j\r\x7f";

    srandom(1);
    input_set_mouse(*state, true);
    for (int round = 0; round < 50000; round++) {
        char bytes[64];
        size_t length = 1 + (size_t)random() % sizeof(bytes);
        struct event event;
        int64_t now = (int64_t)round * 5000;

        for (size_t i = 0; i < length; i++)
            bytes[i] = alphabet[(size_t)random() % (sizeof(alphabet) - 1)];
        if (round % 7 == 0 && length >= 6)
            memcpy(bytes, "\033[200~", 6);
        send(*state, bytes, length, now);
        while (input_next(*state, now + 2000, &event))
            ;
        assert_int_equal(input_deadline(*state), -1);
    }
}

#define WITH_INPUT(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_INPUT(test_keys_are_told_from_characters),
        WITH_INPUT(test_sequences_may_come_in_pieces),
        WITH_INPUT(test_esc_alone_is_the_key_after_the_delay),
        WITH_INPUT(test_sequence_that_never_ends_is_esc_and_keys),
        WITH_INPUT(test_endless_sequence_is_given_up),
        WITH_INPUT(test_half_a_character_waits_for_the_rest),
        WITH_INPUT(test_terminal_may_have_sequences_of_its_own),
        WITH_INPUT(test_mouse_is_read_when_it_is_on),
        WITH_INPUT(test_second_click_soon_on_the_same_cell_is_double),
        WITH_INPUT(test_pasted_text_is_one_event_and_clean),
        WITH_INPUT(test_paste_may_come_in_pieces_with_pauses),
        WITH_INPUT(test_huge_paste_is_cut_and_the_rest_dropped),
        WITH_INPUT(test_paste_without_an_end_ends_after_a_second_of_silence),
        WITH_INPUT(test_looking_ahead_takes_nothing_and_keeps_the_paste),
        WITH_INPUT(test_any_bytes_are_taken_to_the_end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
