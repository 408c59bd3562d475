#include "manual.h"

#include "tui/app/app.h"
#include "tui/app/config.h"

#include <string.h>

/* The explorer's default keys and its settings. */

static const char prompt[] = "prompt"; /* the keys of the prompt belong to no screen */

struct keys {
    const struct key_row *rows;
    size_t count;
};

static struct keys read_keys(struct manual *manual)
{
    struct keys keys;

    keys.count = manual->cli->interactive->keys(manual->cli, &keys.rows);
    return keys;
}

/* "j Down" as "j, Down", each of them code. */
static void name_keys(struct inline_list *list, const char *keys)
{
    const char *mark = "";

    while (*keys) {
        size_t length = strcspn(keys, " ");

        inline_text(list, mark);
        inline_code(list, arena_copy(list->document->arena, keys, length));
        keys += length + strspn(keys + length, " ");
        mark = ", ";
    }
}

/* --- keys, and what they do ---------------------------------------------------------------- */

static void add_key(struct manual *manual, struct block *terms, const struct key_row *row)
{
    struct inline_list meaning, term = terms_add(manual, terms, &meaning);

    if (row->keys[0])
        name_keys(&term, row->keys);
    else
        inline_text(&term, "(no key)");
    say(&meaning, row->summary);
    inline_text(&meaning, " (");
    inline_code(&meaning, row->command);
    inline_text(&meaning, ")");
}

void add_keys(struct manual *manual)
{
    struct keys keys = read_keys(manual);
    const char *context = "";
    struct block *terms = NULL;

    for (size_t i = 0; i < keys.count && !text_equal(keys.rows[i].context, prompt); i++) {
        if (!text_equal(keys.rows[i].context, context)) {
            context = keys.rows[i].context;
            document_heading(manual->document, 3, context);
            terms = terms_new(manual);
        }
        add_key(manual, terms, &keys.rows[i]);
    }
}

void add_prompt_keys(struct manual *manual)
{
    struct keys keys = read_keys(manual);
    struct block *terms = terms_new(manual);

    for (size_t i = 0; i < keys.count; i++)
        if (text_equal(keys.rows[i].context, prompt))
            add_key(manual, terms, &keys.rows[i]);
}

/* --- binding ------------------------------------------------------------------------------- */

void add_bindable(struct manual *manual)
{
    struct keys keys = read_keys(manual);
    const char *context = "";
    struct block *terms = NULL;

    for (size_t i = 0; i < keys.count && !text_equal(keys.rows[i].context, prompt); i++) {
        struct inline_list meaning, term;

        if (!text_equal(keys.rows[i].context, context)) {
            context = keys.rows[i].context;
            document_heading(manual->document, 3, context);
            terms = terms_new(manual);
        }
        term = terms_add(manual, terms, &meaning);
        inline_code(&term, keys.rows[i].command);
        if (keys.rows[i].keys[0])
            name_keys(&meaning, keys.rows[i].keys);
        else
            inline_text(&meaning, "no key");
    }
}

void add_contexts(struct manual *manual)
{
    struct block *terms = terms_new(manual);
    struct inline_list meaning, term = terms_add(manual, terms, &meaning);

    inline_code(&term, keymap_everywhere);
    inline_text(&meaning, "every screen");
    for (size_t i = 0; i < n_screens; i++) {
        term = terms_add(manual, terms, &meaning);
        inline_code(&term, screens[i]->name);
        inline_printf(&meaning, "the screen %s", screens[i]->title);
    }
}

/* Names of keys that are not characters, without duplicates. */
void add_key_names(struct manual *manual)
{
    static const uint32_t characters[] = {' ', '\r', '\t', 27};
    struct inline_list list =
        inlines_of_block(manual->document, document_paragraph(manual->document, NULL));
    char name[KEY_NAME_BYTES];

    for (size_t i = 0; i < sizeof(characters) / sizeof(characters[0]); i++) {
        key_name(characters[i], name);
        inline_code(&list, name);
        inline_text(&list, ", ");
    }
    for (uint32_t code = KEY_CODE_UP; code <= KEY_CODE_F12; code++) {
        key_name(code, name);
        inline_text(&list, code == KEY_CODE_UP ? "" : code == KEY_CODE_F12 ? " and " : ", ");
        inline_code(&list, name);
    }
    inline_text(&list, ".");
}

/* --- settings ------------------------------------------------------------------------------ */

static void add_words(struct inline_list *list, const char *const *words, const char *standard)
{
    for (size_t i = 0; words[i]; i++) {
        inline_text(list, i > 0 ? ", " : "");
        inline_code(list, words[i]);
        inline_text(list, text_equal(words[i], standard) ? " (the default)" : "");
    }
    inline_text(list, ".");
}

void add_settings(struct manual *manual)
{
    const struct setting_row *rows;
    size_t count = manual->cli->interactive->settings(manual->cli, &rows);

    for (size_t i = 0; i < count; i++) {
        struct inline_list list;

        document_heading(manual->document, 3, rows[i].name);
        list = inlines_of_block(manual->document, document_paragraph(manual->document, NULL));
        say(&list, rows[i].summary);
        inline_text(&list, ".");
        list = inlines_of_block(manual->document, document_paragraph(manual->document, NULL));
        inline_text(&list, "Values: ");
        add_words(&list, rows[i].words, rows[i].standard);
    }
}
