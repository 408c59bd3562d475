#include "tui/terminal/input.h"

#include "base/arena.h"
#include "base/array.h"
#include "base/memory.h"
#include "base/text/clean.h"
#include "base/text/text.h"
#include "base/text/utf8.h"

#include <stdlib.h>
#include <string.h>

/* A terminal sends keys as characters and the other keys as sequences that begin with Esc: the same
 * byte as the key Esc. The bytes that follow, and the time between them, tell which it is. A
 * complete sequence of no known key is one unknown key: its bytes are not keys, or Ctrl-Up would
 * press `[`, `1`, `;`, `5` and `A`. Pasted text comes between two marks and is kept as a block, so
 * that its letters run no commands. */

#define ESCAPE 27
#define SEQUENCE_MAX 24    /* bytes of a key a terminal may have */
#define UNKNOWN_MAX 64     /* bytes of an unknown sequence */
#define BUFFER_SIZE 65536  /* bytes taken in one read */
#define PASTE_MAX 65536    /* bytes kept of a paste */
#define PASTE_TIMEOUT 1000 /* ms without a byte that end a paste without an end mark */
#define DOUBLE_CLICK 400   /* ms between the two clicks */
#define REPLACEMENT 0xFFFD /* for a character that cannot be shown */
static const char paste_end[] = "\033[201~";

enum { CODE_PASTE_START = 0x300000, CODE_NOTHING }; /* beyond enum key */

struct sequence {
    char bytes[SEQUENCE_MAX];
    uint32_t code;
};

/* What most terminals send, whatever their description lists. */
static const struct sequence common[] = {
    {"\033[200~", CODE_PASTE_START}, {"\033[201~", CODE_NOTHING}, /* an end without a start */
    {"\033[A", KEY_CODE_UP},         {"\033OA", KEY_CODE_UP},
    {"\033[B", KEY_CODE_DOWN},       {"\033OB", KEY_CODE_DOWN},
    {"\033[C", KEY_CODE_RIGHT},      {"\033OC", KEY_CODE_RIGHT},
    {"\033[D", KEY_CODE_LEFT},       {"\033OD", KEY_CODE_LEFT},
    {"\033[H", KEY_CODE_HOME},       {"\033OH", KEY_CODE_HOME},
    {"\033[F", KEY_CODE_END},        {"\033OF", KEY_CODE_END},
    {"\033[1~", KEY_CODE_HOME},      {"\033[7~", KEY_CODE_HOME},
    {"\033[4~", KEY_CODE_END},       {"\033[8~", KEY_CODE_END},
    {"\033[2~", KEY_CODE_INSERT},    {"\033[3~", KEY_CODE_DELETE},
    {"\033[5~", KEY_CODE_PAGE_UP},   {"\033[6~", KEY_CODE_PAGE_DOWN},
    {"\033[Z", KEY_CODE_BACK_TAB},   {"\033OM", '\r'}, /* Enter of the number block */
    {"\033OP", KEY_CODE_F1},         {"\033[11~", KEY_CODE_F1},
    {"\033OQ", KEY_CODE_F1 + 1},     {"\033[12~", KEY_CODE_F1 + 1},
    {"\033OR", KEY_CODE_F1 + 2},     {"\033[13~", KEY_CODE_F1 + 2},
    {"\033OS", KEY_CODE_F1 + 3},     {"\033[14~", KEY_CODE_F1 + 3},
    {"\033[15~", KEY_CODE_F1 + 4},   {"\033[17~", KEY_CODE_F1 + 5},
    {"\033[18~", KEY_CODE_F1 + 6},   {"\033[19~", KEY_CODE_F1 + 7},
    {"\033[20~", KEY_CODE_F1 + 8},   {"\033[21~", KEY_CODE_F1 + 9},
    {"\033[23~", KEY_CODE_F1 + 10},  {"\033[24~", KEY_CODE_F12},
};

struct input {
    int escape_delay;
    struct sequence *learned;
    size_t learned_count, learned_room;

    char *bytes; /* room for BUFFER_SIZE: received and not yet taken from `start` to `end` */
    size_t start, end;
    int64_t arrived; /* when the last bytes came */
    bool undecided;  /* the bytes may begin a sequence: the escape delay decides */

    struct event next; /* read ahead, when `has_next`; the text of a paste is still in `paste` */
    bool has_next;

    bool pasting, cut;
    struct text paste;    /* as received */
    size_t end_matched;   /* bytes of the end mark seen */
    struct arena *pasted; /* as returned */

    bool mouse;
    int click_row, click_column;
    int64_t click_time; /* of a click that a second one may follow; -1: none */
};

struct input *input_new(int escape_delay)
{
    struct input *input = memory_new(1, sizeof(*input));

    input->bytes = memory_resize(NULL, BUFFER_SIZE, 1);
    input->escape_delay = escape_delay;
    input->click_time = -1;
    text_init(&input->paste);
    return input;
}

void input_free(struct input *input)
{
    if (!input)
        return;
    text_finish(&input->paste);
    arena_free(input->pasted);
    free(input->learned);
    free(input->bytes);
    free(input);
}

void input_learn(struct input *input, const char *sequence, uint32_t code)
{
    size_t length = sequence ? strlen(sequence) : 0;
    struct sequence *learned;

    if (length < 2 || length >= SEQUENCE_MAX || sequence[0] != ESCAPE)
        return;
    input->learned = memory_grow(input->learned, input->learned_count, &input->learned_room,
                                 sizeof(*input->learned));
    learned = &input->learned[input->learned_count++];
    memcpy(learned->bytes, sequence, length + 1);
    learned->code = code;
}

void input_set_mouse(struct input *input, bool on)
{
    input->mouse = on;
}

char *input_room(struct input *input, size_t *ret_size)
{
    memmove(input->bytes, input->bytes + input->start, input->end - input->start);
    input->end -= input->start;
    input->start = 0;
    *ret_size = BUFFER_SIZE - input->end;
    return input->bytes + input->end;
}

void input_add(struct input *input, size_t length, int64_t now)
{
    input->end += length;
    input->arrived = now;
}

int64_t input_deadline(const struct input *input)
{
    if (input->pasting)
        return input->arrived + PASTE_TIMEOUT;
    return input->undecided ? input->arrived + input->escape_delay : -1;
}

/* What the first bytes are. `used` 0: more bytes are needed to tell. */
enum meaning { MEANS_NOTHING, MEANS_EVENT, MEANS_PASTE };

struct reading {
    size_t used;
    enum meaning meaning;
    struct event event;
};

static const struct reading undecided = {0};

static struct reading reading_key(size_t used, uint32_t code)
{
    return (struct reading){
        .used = used,
        .meaning = MEANS_EVENT,
        .event = {.kind = EVENT_KEY, .code = code},
    };
}

static struct reading reading_nothing(size_t used)
{
    return (struct reading){.used = used, .meaning = MEANS_NOTHING};
}

/* The sequence these bytes begin with, the learned ones first. */
static const struct sequence *find_sequence(const struct sequence *sequences, size_t count,
                                            const char *bytes, size_t length, bool *ret_begun)
{
    for (size_t i = 0; i < count; i++) {
        size_t whole = strlen(sequences[i].bytes);

        if (whole <= length && memcmp(sequences[i].bytes, bytes, whole) == 0)
            return &sequences[i];
        if (whole > length && memcmp(sequences[i].bytes, bytes, length) == 0)
            *ret_begun = true;
    }
    return NULL;
}

/* Length of a control sequence (ECMA-48: Esc [ parameters final; Esc O for old keys). 0: the
 * bytes are not one. More than `length`: it is incomplete. */
static size_t measure_sequence(const char *bytes, size_t length)
{
    size_t at = 2;

    if (length >= 2 && bytes[1] != '[' && bytes[1] != 'O')
        return 0;
    while (at < length && bytes[at] >= 0x20 && bytes[at] <= 0x3F)
        at++;
    if (at > UNKNOWN_MAX || (at < length && (bytes[at] < 0x40 || bytes[at] > 0x7E)))
        return 0;
    return at + 1;
}

static const char *parse_number(const char *bytes, int *ret_number)
{
    int number = 0;

    while (*bytes >= '0' && *bytes <= '9' && number < 100000)
        number = number * 10 + (*bytes++ - '0');
    *ret_number = number;
    return bytes;
}

/* The number of a button as xterm encodes it: 0 left, 64 and 65 the wheel; 4, 8 and 16 are added
 * for Shift, Alt and Ctrl, 32 for a move with a button held. */
static struct reading reading_mouse(const struct input *input, size_t used, int button, int row,
                                    int column)
{
    struct reading reading = reading_nothing(used);

    button &= ~(4 | 8 | 16);
    if (!input->mouse || (button != 0 && button != 64 && button != 65))
        return reading;
    reading.meaning = MEANS_EVENT;
    reading.event = (struct event){
        .kind = EVENT_MOUSE,
        .action = button == 0    ? MOUSE_CLICK
                  : button == 64 ? MOUSE_WHEEL_UP
                                 : MOUSE_WHEEL_DOWN,
        .row = row,
        .column = column,
    };
    return reading;
}

/* Esc [ < button ; column ; row, then M pressed or m released. */
static struct reading read_mouse(const struct input *input, const char *bytes, size_t used)
{
    int button, column, row;
    const char *at = parse_number(bytes + 3, &button);

    at = parse_number(*at == ';' ? at + 1 : at, &column);
    at = parse_number(*at == ';' ? at + 1 : at, &row);
    if (at != bytes + used - 1 || *at != 'M' || row < 1 || column < 1)
        return reading_nothing(used);
    return reading_mouse(input, used, button, row - 1, column - 1);
}

/* Esc [ M and three bytes, each 32 more than its number: terminals without the form above. */
static struct reading read_old_mouse(const struct input *input, const char *bytes, size_t length)
{
    if (length < 6)
        return undecided;
    return reading_mouse(input, 6, (unsigned char)bytes[3] - 32, (unsigned char)bytes[5] - 33,
                         (unsigned char)bytes[4] - 33);
}

static struct reading reading_sequence(const struct sequence *sequence)
{
    struct reading reading = reading_key(strlen(sequence->bytes), sequence->code);

    if (sequence->code == CODE_PASTE_START)
        reading.meaning = MEANS_PASTE;
    else if (sequence->code == CODE_NOTHING)
        reading.meaning = MEANS_NOTHING;
    return reading;
}

static struct reading read_sequence(const struct input *input, const char *bytes, size_t length)
{
    bool begun = false;
    const struct sequence *sequence =
        find_sequence(input->learned, input->learned_count, bytes, length, &begun);
    size_t whole = measure_sequence(bytes, length);

    if (!sequence)
        sequence = find_sequence(common, ARRAY_LENGTH(common), bytes, length, &begun);
    if (input->mouse && length >= 3 && memcmp(bytes, "\033[M", 3) == 0)
        return read_old_mouse(input, bytes, length);
    if (sequence)
        return reading_sequence(sequence);
    if (begun || whole > length)
        return undecided;
    if (whole == 0)
        return reading_key(1, ESCAPE);
    if (memcmp(bytes, "\033[<", 3) == 0)
        return read_mouse(input, bytes, whole);
    return reading_key(whole, KEY_CODE_UNKNOWN);
}

/* Length of a character in bytes, from its first byte; 1 for a byte that cannot begin one. */
static size_t expected_length(unsigned char first)
{
    if (first < 0xC2 || first > 0xF4)
        return 1;
    return first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
}

static struct reading read_character(const char *bytes, size_t length)
{
    size_t expected = expected_length((unsigned char)bytes[0]), there = 1;
    uint32_t code;

    if (bytes[0] == 8 || bytes[0] == 127)
        return reading_key(1, KEY_CODE_BACKSPACE);
    if ((unsigned char)bytes[0] < 0x80)
        return reading_key(1, (unsigned char)bytes[0]);
    while (there < expected && there < length && ((unsigned char)bytes[there] & 0xC0) == 0x80)
        there++;
    if (there == length && there < expected)
        return undecided;
    expected = utf8_decode(bytes, length, &code);
    return reading_key(expected, clean_replaces(code) ? REPLACEMENT : code);
}

static void keep(struct input *input, const char *bytes, size_t length)
{
    if (input->cut || input->paste.length + length > PASTE_MAX)
        input->cut = true;
    else
        text_append_bytes(&input->paste, bytes, length);
}

/* Takes pasted bytes up to the end mark, which may arrive in pieces. True: the mark was read. */
static bool collect(struct input *input)
{
    while (input->start < input->end) {
        char byte = input->bytes[input->start++];

        if (byte == paste_end[input->end_matched]) {
            if (++input->end_matched == strlen(paste_end))
                return true;
            continue;
        }
        keep(input, paste_end, input->end_matched);
        input->end_matched = byte == ESCAPE;
        if (byte != ESCAPE)
            keep(input, &byte, 1);
    }
    return false;
}

/* Terminals send the lines of a paste with CR between them. */
static size_t join_lines(char *bytes, size_t length)
{
    size_t kept = 0;
    char last = '\0';

    for (size_t i = 0; i < length; i++) {
        char byte = bytes[i];

        if (byte != '\n' || last != '\r')
            bytes[kept++] = byte == '\r' ? '\n' : byte;
        last = byte;
    }
    return kept;
}

/* The last character may have been cut in two. */
static size_t whole_characters(const char *bytes, size_t length)
{
    size_t last = length;

    while (last > 0 && length - last < 3 && ((unsigned char)bytes[last - 1] & 0xC0) == 0x80)
        last--;
    if (last == 0 || last - 1 + expected_length((unsigned char)bytes[last - 1]) <= length)
        return length;
    return last - 1;
}

static void finish_paste(struct input *input, struct event *ret_event)
{
    char *bytes = input->paste.bytes;
    size_t length = input->paste.length;

    if (input->cut)
        length = whole_characters(bytes, length);
    length = join_lines(bytes, length);
    input->pasted = arena_new();
    *ret_event = (struct event){
        .kind = EVENT_PASTE,
        .paste = clean_text(input->pasted, bytes, length),
        .paste_cut = input->cut,
    };
    text_finish(&input->paste);
    text_init(&input->paste);
    input->cut = false;
    input->end_matched = 0;
}

/* Two clicks on one cell, soon after each other, are a double click; a third click starts over. */
static void count_click(struct input *input, struct event *event)
{
    bool again = input->click_time >= 0 && input->arrived - input->click_time <= DOUBLE_CLICK &&
                 input->click_row == event->row && input->click_column == event->column;

    input->click_row = event->row;
    input->click_column = event->column;
    input->click_time = again ? -1 : input->arrived;
    if (again)
        event->action = MOUSE_DOUBLE_CLICK;
}

/* What the bytes are so far; after the escape delay an incomplete sequence counts as complete. */
static struct reading read_next(const struct input *input, int64_t now)
{
    const char *bytes = input->bytes + input->start;
    size_t length = input->end - input->start;
    struct reading reading;

    if (bytes[0] != ESCAPE)
        return read_character(bytes, length);
    reading = read_sequence(input, bytes, length);
    if (reading.used == 0 && now - input->arrived >= input->escape_delay)
        return reading_key(1, ESCAPE);
    return reading;
}

/* Continues a paste. True when it is over: at its end mark or after the timeout. */
static bool end_paste(struct input *input, int64_t now)
{
    bool ended = collect(input);

    if (!ended && now - input->arrived < PASTE_TIMEOUT)
        return false;
    input->cut |= !ended;
    input->pasting = false;
    input->next = (struct event){.kind = EVENT_PASTE};
    return true;
}

static bool take_reading(struct input *input, int64_t now)
{
    struct reading reading = read_next(input, now);

    input->undecided = reading.used == 0 && input->bytes[input->start] == ESCAPE;
    input->start += reading.used;
    input->pasting = reading.meaning == MEANS_PASTE;
    input->has_next = reading.meaning == MEANS_EVENT && reading.used > 0;
    input->next = reading.event;
    return reading.used > 0;
}

bool input_ready(struct input *input, int64_t now)
{
    bool going_on = true;

    while (!input->has_next && going_on) {
        if (input->pasting)
            input->has_next = going_on = end_paste(input, now);
        else
            going_on = input->start < input->end && take_reading(input, now);
    }
    return input->has_next;
}

bool input_next(struct input *input, int64_t now, struct event *ret_event)
{
    arena_free(input->pasted);
    input->pasted = NULL;
    if (!input_ready(input, now))
        return false;

    *ret_event = input->next;
    input->has_next = false;
    if (ret_event->kind == EVENT_PASTE)
        finish_paste(input, ret_event);
    else if (ret_event->kind == EVENT_MOUSE && ret_event->action == MOUSE_CLICK)
        count_click(input, ret_event);
    return true;
}
