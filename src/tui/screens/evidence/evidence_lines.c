#include "tui/screens/evidence/evidence_parts.h"

#include "document/words/wording.h"
#include "tui/app/app.h"
#include "tui/cells/paragraph.h"

#include <string.h>

/* --- lines ------------------------------------------------------------------------------------ */

static void add_line(struct evidence_builder *builder, struct evidence_line line)
{
    struct evidence_lines *evidence_lines = &builder->evidence_lines;

    if (evidence_lines->n_lines == builder->room) {
        int room = builder->room * 2 + 32;
        struct evidence_line *lines =
            ARENA_ARRAY(builder->arena, struct evidence_line, (size_t)room);
        if (evidence_lines->n_lines > 0)
            memcpy(lines, evidence_lines->lines, (size_t)evidence_lines->n_lines * sizeof(*lines));
        evidence_lines->lines = lines;
        builder->room = room;
    }
    evidence_lines->lines[evidence_lines->n_lines++] = line;
}

static int add_source(struct evidence_builder *builder, const char *source)
{
    struct evidence_lines *evidence_lines = &builder->evidence_lines;

    if (evidence_lines->n_sources == builder->sources_room) {
        int room = builder->sources_room * 2 + 8;
        const char **sources = ARENA_ARRAY(builder->arena, const char *, (size_t)room);
        if (evidence_lines->n_sources > 0)
            memcpy(sources, evidence_lines->sources,
                   (size_t)evidence_lines->n_sources * sizeof(*sources));
        evidence_lines->sources = sources;
        builder->sources_room = room;
    }
    evidence_lines->sources[evidence_lines->n_sources] = source;
    return evidence_lines->n_sources++;
}

/* A text under a label, in as many lines as it takes. */
static void add_text(struct evidence_builder *builder, const char *label, enum role role,
                     int source, const char *text)
{
    int width = builder->width - EVIDENCE_TEXT_AT;

    while (*text) {
        const char *next;
        size_t length = paragraph_line(text, width, &next);
        add_line(builder, (struct evidence_line){label, arena_copy(builder->arena, text, length),
                                                 role, source});
        label = "";
        text = next;
    }
}

void evidence_add(struct evidence_builder *builder, const char *label, enum role role,
                  const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    add_text(builder, label, role, -1, arena_vprintf(builder->arena, format, arguments));
    va_end(arguments);
}

void evidence_gap(struct evidence_builder *builder)
{
    add_line(builder, (struct evidence_line){"", "", ROLE_PLAIN, -1});
}

/* --- facts ------------------------------------------------------------------------------------ */

static void add_evidence(struct evidence_builder *builder, const char *note_label,
                         const struct evidence *evidence)
{
    const char *source = evidence->source;

    if (evidence->note[0])
        evidence_add(builder, note_label, ROLE_PLAIN, "%s", evidence->note);
    if (text_equal(source, "memory"))
        evidence_add(builder, "source", ROLE_WARN, "from memory, not checked");
    else if (text_equal(source, "none") || source[0] == '\0')
        evidence_add(builder, "source", ROLE_WARN, "none was found");
    else
        add_text(builder, "source", evidence->checked ? ROLE_LINK : ROLE_WARN,
                 add_source(builder, source),
                 arena_printf(builder->arena, "%s %s", source,
                              evidence->checked ? "(checked)" : "(not checked)"));
}

/* "2 of 3, first-party package", "4 of 5, a judgement", "35.2 percent" */
static const char *value_text(struct arena *arena, const struct trait *trait,
                              const struct value *value)
{
    int level = (int)value->low;

    if (!value->known && value->bounded)
        return arena_printf(arena, "unknown, between %g and %g%s%s", value->low, value->high,
                            trait->unit[0] ? " " : "", trait->unit);
    if (!value->known)
        return "unknown, it was looked for and not found";
    if (trait->kind == TRAIT_LEVEL && level >= 0 && level <= LEVEL_MOST)
        return arena_printf(arena, "level %d of %d, %s", level, LEVEL_MOST, level_words[level]);
    if (trait->kind == TRAIT_RATING)
        return arena_printf(arena, "%s of 5, a judgement", value->text);
    return arena_printf(arena, "%s%s%s", value->text, trait->unit[0] ? " " : "", trait->unit);
}

static const struct {
    const char *label, *note;
} kind_words[TRAIT_KIND_COUNT] = {
    [TRAIT_TEXT] = {"fact", "note"},  [TRAIT_NUMBER] = {"fact", "note"},
    [TRAIT_DATE] = {"fact", "note"},  [TRAIT_LIST] = {"fact", "note"},
    [TRAIT_LEVEL] = {"level", "how"}, [TRAIT_RATING] = {"rating", "because"},
};

void evidence_trait(struct evidence_builder *builder, int trait)
{
    size_t count;
    struct catalog *catalog = builder->app->catalog;
    const struct trait *entry = &catalog_traits(catalog, &count)[trait];
    const struct value *value = catalog_value(catalog, builder->subject->framework, trait);
    const char *as_of = value->evidence.as_of;

    evidence_add(builder, kind_words[entry->kind].label, value->known ? ROLE_STRONG : ROLE_WARN,
                 "%s: %s%s%s", entry->label, value_text(builder->arena, entry, value),
                 as_of[0] ? ", as of " : "", as_of);
    if (!value->known && value->bounds[0])
        evidence_add(builder, "bounds", ROLE_PLAIN, "%s", value->bounds);
    add_evidence(builder, kind_words[entry->kind].note, &value->evidence);
}

void evidence_pairing(struct evidence_builder *builder, int component)
{
    size_t count;
    struct catalog *catalog = builder->app->catalog;
    const char *name = catalog_components(catalog, &count)[component].name;
    const struct pairing *pairing =
        catalog_pairing(catalog, builder->subject->framework, component);

    if (!pairing) {
        evidence_add(builder, "pairing", ROLE_STRONG, "%s: none is known, which counts as 0 of 5",
                     name);
        return;
    }
    evidence_add(builder, "pairing", ROLE_STRONG, "%s: fits %d of 5%s%s%s%s", name, pairing->fit,
                 pairing->via[0] ? ", " : "", wording_via(builder->arena, pairing),
                 pairing->evidence.as_of[0] ? ", as of " : "", pairing->evidence.as_of);
    add_evidence(builder, "because", &pairing->evidence);
}

void evidence_language(struct evidence_builder *builder, int language)
{
    size_t count;
    struct catalog *catalog = builder->app->catalog;
    const char *label = catalog_languages(catalog, &count)[language].label;
    const struct framework *entry =
        &catalog_frameworks(catalog, &count)[builder->subject->framework];
    int trait = catalog_served_trait(catalog);

    evidence_add(builder, "serves", ROLE_STRONG, "%s: %s", label,
                 entry->serves >> language & 1 ? "yes" : "no");
    if (trait >= 0)
        evidence_trait(builder, trait);
}

/* --- a trait, a pairing ----------------------------------------------------------------------- */

static bool reads(const struct criterion *criterion, const struct subject *subject)
{
    for (size_t i = 0; i < criterion->n_inputs; i++)
        if (subject->kind == SUBJECT_TRAIT ? criterion->inputs[i].trait == subject->index
                                           : criterion->inputs[i].component == subject->index)
            return true;
    return false;
}

/* Which criteria read it, with their points now. */
static void add_readers(struct evidence_builder *builder)
{
    size_t count;
    const struct criterion *criteria = catalog_criteria(builder->app->catalog, &count);
    const int *points = app_advice(builder->app)->ranking.points;
    bool any = false;

    for (size_t i = 0; i < count; i++)
        if (reads(&criteria[i], builder->subject)) {
            evidence_add(builder, any ? "" : "weighs in", ROLE_PLAIN,
                         "%s: value %s of 100, %d points", criteria[i].label,
                         wording_worth(builder->arena, builder->app->catalog,
                                       builder->subject->framework, (int)i),
                         points[i]);
            any = true;
        }
    if (!any)
        evidence_add(builder, "weighs in", ROLE_PLAIN,
                     "no criterion reads it; answers may require it");
}

static void add_trait_subject(struct evidence_builder *builder)
{
    size_t count;
    const struct trait *trait =
        &catalog_traits(builder->app->catalog, &count)[builder->subject->index];

    evidence_trait(builder, builder->subject->index);
    evidence_gap(builder);
    add_readers(builder);
    evidence_add(builder, "about", ROLE_MUTED, "%s", trait->meaning);
}

static void add_pairing_subject(struct evidence_builder *builder)
{
    size_t count;
    const struct component *component =
        &catalog_components(builder->app->catalog, &count)[builder->subject->index];

    evidence_pairing(builder, builder->subject->index);
    evidence_gap(builder);
    add_readers(builder);
    evidence_add(builder, "about", ROLE_MUTED, "%s", component->summary);
}

static void (*const writers[])(struct evidence_builder *builder) = {
    [SUBJECT_CRITERION] = evidence_criterion,
    [SUBJECT_REASON] = evidence_reason,
    [SUBJECT_TRAIT] = add_trait_subject,
    [SUBJECT_PAIRING] = add_pairing_subject,
};

struct evidence_lines evidence_lines_of(struct arena *arena, struct app *app,
                                        const struct subject *subject, int width)
{
    struct evidence_builder builder = {
        .arena = arena, .app = app, .subject = subject, .width = width};

    writers[subject->kind](&builder);
    return builder.evidence_lines;
}

const char *evidence_title(struct arena *arena, struct app *app, const struct subject *subject)
{
    size_t count;
    const char *name = catalog_frameworks(app->catalog, &count)[subject->framework].name;
    const char *what =
        subject->kind == SUBJECT_REASON
            ? (subject->index >= 0 ? wording_answer(arena, app_advice(app), subject->index)
                                   : "before any answer")
        : subject->kind == SUBJECT_CRITERION
            ? catalog_criteria(app->catalog, &count)[subject->index].label
        : subject->kind == SUBJECT_TRAIT
            ? catalog_traits(app->catalog, &count)[subject->index].label
            : catalog_components(app->catalog, &count)[subject->index].name;

    return arena_printf(arena, "%s: %s", name, what);
}
