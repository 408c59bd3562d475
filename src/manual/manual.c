#include "manual.h"

#include "base/array.h"
#include "document/markdown/markdown.h"
#include "manual/mdoc.h"
#include "start.h"
#include "store/file/file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Build tool, not installed: prints a manual page.
 *
 *     manual "November 22, 2026" docs/manual/whichstack.md
 *
 * The first line of the prose names the page: `# whichstack(1): which stack to build on`. */

static const struct part parts[] = {
    {"commands", add_commands}, {"options", add_global_options},  {"formats", add_formats},
    {"keys", add_keys},         {"prompt-keys", add_prompt_keys}, {"bindable", add_bindable},
    {"contexts", add_contexts}, {"key-names", add_key_names},     {"settings", add_settings},
    {"forms", add_forms},       {"levels", add_levels},
};

/* --- helpers of the parts ----------------------------------------------------------------- */

struct block *terms_new(struct manual *manual)
{
    struct block *terms = document_table(manual->document, 2, NULL);

    document_row(manual->document, terms); /* the table head, which the page does not show */
    return terms;
}

struct inline_list terms_add(struct manual *manual, struct block *terms,
                             struct inline_list *ret_meaning)
{
    struct table_row *row = document_row(manual->document, terms);

    *ret_meaning = inlines_of_cell(manual->document, row, 1);
    return inlines_of_cell(manual->document, row, 0);
}

/* The length of the code at the start of `text`, and of the marks around it: a 'quotation' or an
 * --option. 0: it is prose. */
static size_t code_at(const char *text, size_t *ret_marks)
{
    const char *end;

    *ret_marks = 0;
    if (text[0] == '\'' && (end = strchr(text + 1, '\'')) && end > text + 1) {
        *ret_marks = 1;
        return (size_t)(end - text) - 1;
    }
    if (text[0] == '-' && text[1] != ' ' && text[1] != '\0')
        return strcspn(text, " ,.:;)");
    return 0;
}

void say(struct inline_list *list, const char *sentence)
{
    struct arena *arena = list->document->arena;
    const char *prose = sentence;

    for (const char *at = sentence; *at;) {
        bool begins = at == sentence || strchr(" (", at[-1]);
        size_t marks, length = begins ? code_at(at, &marks) : 0;

        if (length == 0) {
            at++;
            continue;
        }
        inline_text(list, arena_copy(arena, prose, (size_t)(at - prose)));
        inline_code(list, arena_copy(arena, at + marks, length));
        prose = at += length + 2 * marks;
    }
    inline_text(list, prose);
}

/* --- the page ----------------------------------------------------------------------------- */

static const struct part *find_part(const char *name, size_t length)
{
    for (size_t i = 0; i < ARRAY_LENGTH(parts); i++)
        if (strlen(parts[i].name) == length && strncmp(parts[i].name, name, length) == 0)
            return &parts[i];
    return NULL;
}

/* "{keys}" alone in a paragraph: the name, else NULL. */
static const char *marker_of(const struct block *block)
{
    const struct inline_node *node = block->kind == BLOCK_PARAGRAPH ? block->inlines : NULL;

    if (!node || node->next || node->kind != INLINE_TEXT || node->text[0] != '{' ||
        !text_ends_with(node->text, "}"))
        return NULL;
    return node->text + 1;
}

static void take_over(struct document *document, struct block *block)
{
    block->next = NULL;
    if (document->last)
        document->last->next = block;
    else
        document->first = block;
    document->last = block;
}

static bool fill_in(struct manual *manual, struct block *prose, struct error *error)
{
    for (struct block *block = prose, *next; block; block = next) {
        const char *marker = marker_of(block);
        const struct part *part = marker ? find_part(marker, strlen(marker) - 1) : NULL;

        next = block->next;
        if (marker && !part) {
            error_set(error, "there is no part '{%s'", marker);
            return false;
        }
        if (part)
            part->add(manual);
        else
            take_over(manual->document, block);
    }
    return true;
}

/* "whichstack-filter(7): how ..." */
static bool read_title(struct arena *arena, const struct document *prose, struct mdoc_page *page,
                       struct error *error)
{
    const struct block *heading = prose->first;
    const struct inline_node *node = heading ? heading->inlines : NULL;
    size_t name = node && node->kind == INLINE_TEXT ? strcspn(node->text, "(") : 0;

    if (name == 0 || heading->kind != BLOCK_HEADING ||
        strlen(node->text) < name + strlen("(1): x") ||
        strncmp(node->text + name + 2, "): ", 3) != 0) {
        error_set(error, "the first line is not '# name(section): what it is'");
        return false;
    }
    page->name = arena_copy(arena, node->text, name);
    page->section = node->text[name + 1] - '0';
    page->summary = node->text + name + strlen("(1): ");
    return true;
}

static bool make(struct manual *manual, const char *path, struct mdoc_page *page, struct text *text,
                 struct error *error)
{
    struct document *prose;
    char *bytes;
    size_t length;

    if (!file_read(manual->arena, path, FILE_LIMIT, &bytes, &length, error))
        return false;
    prose = markdown_read(manual->arena, bytes, length);
    if (!read_title(manual->arena, prose, page, error) ||
        !fill_in(manual, prose->first->next, error)) {
        error_prefix(error, "cannot make a page of '%s'", path);
        return false;
    }
    mdoc_write(manual->document, page, text);
    return true;
}

int main(int count, char **arguments)
{
    const struct environment nowhere = {0}; /* no config file: the default keys */
    struct cli cli = {.environment = &nowhere, .interactive = &start_interactive};
    struct manual manual = {.arena = arena_new(), .cli = &cli};
    struct mdoc_page page = {.date = count == 3 ? arguments[1] : ""};
    struct error error = {{0}};
    struct text text;
    bool made = false;

    text_init(&text);
    cli.arena = manual.arena;
    manual.document = document_new(manual.arena);
    if (count != 3)
        error_set(&error, "usage: manual DATE PROSE");
    else
        made = make(&manual, arguments[2], &page, &text, &error);
    if (!made)
        fprintf(stderr, "manual: %s\n", error.message);
    fwrite(text.bytes, 1, text.length, stdout);
    text_finish(&text);
    arena_free(manual.arena);
    return made && fflush(stdout) == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
