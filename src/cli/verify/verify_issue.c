#include "cli/verify/verified.h"

#include "document/markdown/markdown.h"
#include "document/record/record_layout.h"

/* The report for a scheduled job: decisions for which something changed. */

struct issue {
    struct document *document;
    const struct verified *files;
    size_t count;
};

static bool has(const struct issue *issue, unsigned statuses)
{
    for (size_t i = 0; i < issue->count; i++)
        if (statuses >> issue->files[i].found.status & 1)
            return true;
    return false;
}

static void add_changes(struct issue *issue, const struct verified *file, bool responsible,
                        const char *heading)
{
    const struct partial_model *partial = file->found.partial;
    struct block *list = NULL;

    for (int i = 0; i < partial->n_changes; i++) {
        if (verified_is_responsible(&file->found, i) != responsible)
            continue;
        if (!list) {
            document_say(issue->document, "%s", heading);
            list = document_list(issue->document, NULL, false);
        }
        document_point(issue->document, list, "%s", change_text(partial, &partial->changes[i]));
    }
}

static const char *responsible_heading(const struct verification *found)
{
    if (!found->proved)
        return "These changes together are enough for the new first place (not proved smallest):";
    return found->n_responsible == 1 ? "This change alone is enough for the new first place:"
                                     : "These changes together are enough for the new first place:";
}

static void add_decision(struct issue *issue, const struct verified *file)
{
    const struct verification *found = &file->found;

    document_heading(issue->document, 3, file->name);
    if (text_equal(found->catalog, found->catalog_now))
        document_say(issue->document,
                     "%s. Recorded with another catalog of this name and date: %s.", found->message,
                     found->catalog);
    else
        document_say(issue->document, "%s. Recorded with %s, now %s.", found->message,
                     found->catalog, found->catalog_now);
    for (size_t i = 0; i < found->n_lost; i++)
        document_say(issue->document, "An answer is no longer asked for: %s.", found->lost[i]);
    if (found->partial->n_changes == 0)
        document_say(issue->document, "Nothing that counts changed.");
    add_changes(issue, file, true, responsible_heading(found));
    add_changes(issue, file, false,
                found->n_responsible > 0 ? "What else changed and counts:"
                                         : "What changed and counts:");
}

static void add_decisions(struct issue *issue, const char *heading, enum verification_status status)
{
    if (!has(issue, 1u << status))
        return;
    document_heading(issue->document, 2, heading);
    for (size_t i = 0; i < issue->count; i++)
        if (issue->files[i].found.status == status && issue->files[i].found.partial)
            add_decision(issue, &issue->files[i]);
}

static void add_broken(struct issue *issue)
{
    unsigned broken = 1u << VERIFY_EDITED | 1u << VERIFY_DIFFERS | 1u << VERIFY_FAILED;
    struct block *list;

    if (!has(issue, broken))
        return;
    document_heading(issue->document, 2, "Records that cannot be relied on");
    list = document_list(issue->document, NULL, false);
    for (size_t i = 0; i < issue->count; i++)
        if (broken >> issue->files[i].found.status & 1)
            document_point(issue->document, list, "%s: %s", issue->files[i].name,
                           issue->files[i].found.message);
}

void verified_write_issue(struct cli *cli, const struct verified *files, size_t count)
{
    struct issue issue = {document_new(cli->arena), files, count};
    struct text text;

    add_decisions(&issue, "The first place changed", VERIFY_OVERTURNED);
    add_decisions(&issue, "The catalog changed, the first place did not", VERIFY_HOLDS);
    add_broken(&issue);
    document_say(issue.document, "%s.", verified_counts(cli->arena, files, count));
    text_init(&text);
    markdown_write(issue.document, &text);
    record_layout(text.bytes, &cli->out);
    text_finish(&text);
}
