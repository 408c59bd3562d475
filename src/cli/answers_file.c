#include "cli/cli.h"

#include "base/compat/compat.h"
#include "decide/model/answers.h"
#include "document/markdown/markdown.h"
#include "document/record/record.h"
#include "store/file/file.h"

#include <string.h>

/* Reads answers: a YAML or JSON file or a record, recognised by content, and QUESTION=OPTION
 * operands. */

#define ANSWERS_LIMIT (1u << 20) /* bytes; the largest record is a tenth of this */

static bool is_json(const char *bytes, size_t length)
{
    size_t at = 0;

    while (at < length && strchr(" \t\r\n", bytes[at]) && bytes[at] != '\0')
        at++;
    return at < length && bytes[at] == '{';
}

static bool names_block(const char *bytes, size_t length)
{
    return compat_memmem(bytes, length, RECORD_INFO, strlen(RECORD_INFO));
}

/* Fast path: most files that are not records do not contain the word, and need no parsing. */
static bool is_record(struct arena *arena, const char *bytes, size_t length)
{
    const char *ignored;

    return names_block(bytes, length) &&
           markdown_find_code(arena, bytes, length, RECORD_INFO, &ignored) > 0;
}

/* Markdown that is no record, by its name or by what is left of a block. */
static bool is_other_page(struct arena *arena, const char *name, const char *bytes, size_t length)
{
    return (text_ends_with(name, ".md") || names_block(bytes, length)) && !is_json(bytes, length) &&
           !is_record(arena, bytes, length);
}

static const struct node *read_tree(struct arena *arena, const char *name, const char *bytes,
                                    size_t length, struct diagnostics *diagnostics)
{
    if (is_json(bytes, length))
        return node_read_json(arena, name, bytes, length, diagnostics);
    if (is_record(arena, bytes, length))
        return record_answers(arena, name, bytes, length, diagnostics);
    return node_read_yaml(arena, name, bytes, length, 1, diagnostics);
}

static const char *name_of(const char *path)
{
    return text_equal(path, "-") ? "standard input" : path;
}

/* Reports the diagnostics. False if there are any. */
static bool is_faultless(struct cli *cli, const char *name, struct diagnostics *diagnostics)
{
    size_t count = diagnostics_count(diagnostics);

    cli_report(cli, diagnostics);
    diagnostics_free(diagnostics);
    if (count > 0)
        cli_fail(cli, "cannot use the answers in '%s': %zu error%s; fix %s and try again", name,
                 count, count == 1 ? "" : "s", count == 1 ? "it" : "them");
    return count == 0;
}

const struct node *cli_answers_tree(struct cli *cli, const char *path)
{
    struct diagnostics *diagnostics;
    const struct node *root;
    char *bytes;
    size_t length;

    if (!file_read_or_input(cli->arena, path, ANSWERS_LIMIT, &bytes, &length, &cli->error))
        return NULL;
    diagnostics = diagnostics_new();
    root = read_tree(cli->arena, name_of(path), bytes, length, diagnostics);
    answers_check_fields(name_of(path), root, diagnostics);
    if (diagnostics_count(diagnostics) > 0 && is_other_page(cli->arena, path, bytes, length)) {
        diagnostics_free(diagnostics);
        cli_fail(cli,
                 "cannot use the answers in '%s': it is no record, because it has no code "
                 "block " RECORD_INFO "; name a record, or answers in YAML or JSON",
                 name_of(path));
        return NULL;
    }
    return is_faultless(cli, name_of(path), diagnostics) ? root : NULL;
}

static void remark_retired(struct cli *cli, const struct node *root)
{
    const struct node *map = node_member(root, "answers");

    for (const struct node *item = map ? map->first : NULL; item; item = item->next) {
        const char *remark = item->key && item->kind == NODE_SCALAR
                                 ? answers_remark(cli->arena, cli->decision, item->key, item->text)
                                 : NULL;
        if (remark)
            cli_note(cli, "whichstack: %s", remark);
    }
}

bool cli_answers_file(struct cli *cli, const char *path, struct answers **ret_answers,
                      const struct node **ret_tree)
{
    const struct node *root = cli_decision(cli) ? cli_answers_tree(cli, path) : NULL;
    struct diagnostics *diagnostics;

    if (!root)
        return false;
    diagnostics = diagnostics_new();
    *ret_answers = answers_new(cli->arena, cli->decision);
    *ret_tree = root;
    answers_read(cli->decision, name_of(path), root, *ret_answers, diagnostics);
    remark_retired(cli, root);
    return is_faultless(cli, name_of(path), diagnostics);
}

bool cli_answers(struct cli *cli, struct answers **ret_answers)
{
    const char *path = cli_value(cli, OPTION_ANSWERS);
    const struct node *ignored;

    if (path)
        return cli_answers_file(cli, path, ret_answers, &ignored);
    if (!cli_decision(cli))
        return false;
    *ret_answers = answers_new(cli->arena, cli->decision);
    return true;
}

static bool read_operand(struct cli *cli, const char *operand, bool *seen, struct answers *answers)
{
    const char *equals = strchr(operand, '=');
    const char *question, *remark;
    int index;

    if (!equals) {
        cli_fail(cli,
                 "'%s' is not an answer: write QUESTION=OPTION; 'whichstack questions' shows both",
                 operand);
        return false;
    }
    question = arena_copy(cli->arena, operand, (size_t)(equals - operand));
    if (!answers_set(cli->decision, question, equals + 1, answers, &cli->error))
        return false;
    index = catalog_find_question(cli->catalog, question);
    remark = answers_remark(cli->arena, cli->decision, question, equals + 1);
    if (remark)
        cli_note(cli, "whichstack: %s", remark);
    if (index < 0 || remark)
        return true;
    if (seen[index]) {
        cli_fail(cli, "the question '%s' is answered twice: give one QUESTION=OPTION for it",
                 question);
        return false;
    }
    seen[index] = true;
    return true;
}

bool cli_answers_with_operands(struct cli *cli, struct answers **ret_answers)
{
    struct answers *answers;
    bool *seen;

    if (!cli_answers(cli, &answers))
        return false;
    seen = ARENA_ARRAY(cli->arena, bool, (size_t)answers->n_questions);
    for (size_t i = 0; i < cli->options.n_operands; i++)
        if (!read_operand(cli, cli->options.operands[i], seen, answers))
            return false;
    *ret_answers = answers;
    return true;
}
