#include "tui/screens/result/result.h"

#include "base/bounds.h"
#include "base/text/columns.h"
#include "document/words/wording.h"
#include "tui/app/app.h"
#include "tui/panels/panel.h"

/* Section 2: for each answer the criteria it gives points to, the values of the first and the
 * second on them, what they add to the first's fit, and where the second gets more. The sums are at
 * the end. */
struct columns {
    int counts_after, first_at, second_at; /* second_at 0: there is no second */
    int bar;                               /* width of a bar; 0: numbers only */
    int adds_after, more_after;            /* more_after 0: not shown */
    int label;                             /* width */
};

static struct columns columns_of_view(const struct result *result)
{
    int width = result->view.columns;
    bool second = result->advice->second >= 0, bars = !result->view.figures;

    if (width >= 100) {
        int bar = MIN((width - 68) / 4, 24), first = width >= 120 ? 48 : 42;
        int second_at = first + 6 + bar + 2;
        return (struct columns){.label = first - 10 - 4,
                                .counts_after = first - 3,
                                .first_at = first,
                                .second_at = second ? second_at : 0,
                                .bar = bars ? bar : 0,
                                .adds_after = second_at + 6 + bar + 6,
                                .more_after = second ? width - 2 : 0};
    }
    if (width >= 80)
        return (struct columns){.label = 29,
                                .counts_after = 38,
                                .first_at = 40,
                                .second_at = second ? 54 : 0,
                                .bar = bars ? 6 : 0,
                                .adds_after = width - 8,
                                .more_after = second ? width - 2 : 0};
    if (width >= 60) /* no room for the second */
        return (struct columns){
            .label = 29, .counts_after = 38, .first_at = 40, .adds_after = width - 2};
    return (struct columns){.label = width - 18, .first_at = width - 14, .adds_after = width - 2};
}

static const struct criterion *criterion_of(const struct result *result, int criterion)
{
    size_t count;
    return &catalog_criteria(result->app->catalog, &count)[criterion];
}

static int64_t value_of(const struct result *result, int framework, int criterion)
{
    const struct problem *problem = &result->advice->decision->problem;
    size_t at = (size_t)framework * (size_t)problem->n_criteria + (size_t)criterion;

    return problem->low[at] + problem->high[at];
}

static void add_head(struct result *result, struct writer *writer, const struct columns *columns)
{
    struct area area = writer_area(writer, 1);
    const struct advice *advice = result->advice;

    area_text(area, 0, 2, ROLE_MUTED, "What counts");
    if (columns->counts_after > 0)
        area_right(area, 0, columns->counts_after, ROLE_MUTED, "counts");
    int adds_at = columns->adds_after - columns_of("adds");
    int first_end = columns->second_at > 0 ? columns->second_at : adds_at;
    if (columns->second_at > 0 || columns->counts_after > 0)
        area_fit(area, 0, columns->first_at, first_end - columns->first_at - 1, ROLE_STRONG,
                 writer->pad->unicode, result_name(result, advice->winner));
    if (columns->second_at > 0) {
        const char *second = result_name(result, advice->second);
        area_fit(area, 0, columns->second_at, adds_at - columns->second_at - 1, ROLE_MUTED,
                 writer->pad->unicode, second);
        if (columns->more_after - columns->adds_after > columns_of(second) + 11)
            second = arena_printf(result->arena, "%s adds more", second);
        else
            second = columns->more_after - columns->adds_after < 12 ? "more" : "adds more";
        area_right(area, 0, columns->more_after, ROLE_MUTED, second);
    }
    area_right(area, 0, columns->adds_after, ROLE_MUTED, "adds");
    writer->row++;
}

static void draw_value(const struct result *result, struct area area, int column,
                       const struct columns *columns, int criterion, int framework, bool better)
{
    area_right(area, 0, column + 4, better ? ROLE_STRONG : ROLE_PLAIN,
               wording_worth_brief(result->arena, result->app->catalog, framework, criterion));
    if (columns->bar > 0)
        chart_bar(area, 0, column + 5, columns->bar, better ? ROLE_BEST : ROLE_BAR,
                  result->pad->blocks, value_of(result, framework, criterion), 2 * VALUE_MOST);
}

/* How much more the second gets from this criterion; "": it gets less. */
static const char *more_text(const struct result *result, int64_t points)
{
    return points > 0 ? wording_tenths(result->arena, result->advice, points) : "";
}

static int64_t add_part(struct result *result, struct writer *writer, const struct columns *columns,
                        const struct reason_part *part)
{
    const struct advice *advice = result->advice;
    int64_t first = value_of(result, advice->winner, part->criterion), second = 0;

    writer_stop(writer, writer->row, 1, LINE_VALUE, part->criterion, advice->winner);
    struct area area = writer_area(writer, 1);
    area_fit(area, 0, 6, columns->label, ROLE_PLAIN, writer->pad->unicode,
             wording_criterion_within(criterion_of(result, part->criterion), columns->label));
    if (columns->counts_after > 0)
        area_right(area, 0, columns->counts_after, ROLE_MUTED,
                   arena_printf(result->arena, "%d", part->weight));
    if (columns->second_at > 0) {
        second = value_of(result, advice->second, part->criterion);
        draw_value(result, area, columns->second_at, columns, part->criterion, advice->second,
                   second > first);
    }
    if (columns->counts_after > 0)
        draw_value(result, area, columns->first_at, columns, part->criterion, advice->winner,
                   first >= second);
    area_right(area, 0, columns->adds_after, ROLE_PLAIN,
               wording_tenth_count(result->arena, part->shown));
    int64_t more = part->weight * (second - first);
    if (columns->more_after > 0)
        area_right(area, 0, columns->more_after, ROLE_BAD, more_text(result, more));
    writer->row++;
    return more > 0 ? more : 0;
}

static int64_t add_reason(struct result *result, struct writer *writer,
                          const struct columns *columns, int index)
{
    const struct reason *reason = &result->reasons[index];
    struct reason_part *parts;
    int n = reason_parts(result->arena, result->advice, reason, &parts);
    int64_t more = 0;
    const char *said = reason->question < 0
                           ? "What every project needs"
                           : result_answer_text(result, reason->question,
                                                result->advice->answers->choice[reason->question]);
    const char *sum = wording_tenth_count(result->arena, reason->shown);

    writer_stop(writer, writer->row, 1, LINE_REASON, reason->question, 0);
    struct area area = writer_area(writer, 1);
    int part = index < result->parts.n ? index : result->parts.n - 1;
    area_text(area, 0, 2, fit_part_role(&result->parts, part),
              panel_sign("█", writer->pad->unicode));
    int last = columns->adds_after - columns_of(sum) - 1;
    area_fit(area, 0, 4, last - 4, ROLE_TITLE, writer->pad->unicode, said);
    int end = 4 + columns_of(said) + 1;
    if (last > end)
        area_fill(area, 0, end, last - end, ROLE_RULE, panel_sign("─", writer->pad->unicode));
    area_right(area, 0, columns->adds_after, ROLE_STRONG, sum);
    writer->row++;
    for (int i = 0; i < n; i++)
        more += add_part(result, writer, columns, &parts[i]);
    writer->row += result->view.rows >= 20;
    return more;
}

static void add_sum(struct result *result, struct writer *writer, const struct columns *columns,
                    int64_t more)
{
    const struct advice *advice = result->advice;
    struct area area = writer_area(writer, 1);
    struct trade_off *list;
    int better = trade_offs_of(result->arena, advice, &list);

    area_text(area, 0, 4, ROLE_STRONG, "Together");
    area_right(area, 0, columns->adds_after, ROLE_STRONG,
               wording_tenths(result->arena, advice, advice->ranking.scores[0].points));
    if (columns->more_after > 0)
        area_right(area, 0, columns->more_after, ROLE_BAD, more_text(result, more));
    writer->row++;
    const char *text =
        arena_printf(result->arena, "A value is 0 to 100; it adds value %s counts / %lld.",
                     writer->pad->unicode ? "×" : "x", (long long)advice->ranking.total);
    if (advice->second >= 0)
        text = arena_printf(result->arena, "%s %s is better at %d %s, worth %s together.", text,
                            result_name(result, advice->second), better,
                            better == 1 ? "thing" : "things",
                            wording_tenths(result->arena, advice, more));
    writer_text(writer, 4, ROLE_MUTED, 0, text);
}

void result_lay_why(struct result *result)
{
    struct writer writer = result_writer(result);
    struct columns columns = columns_of_view(result);
    int64_t more = 0;

    if (result_lay_nothing(result))
        return;
    result_add_title(result, &writer);
    add_head(result, &writer, &columns);
    for (int i = 0; i < result->n_reasons; i++)
        more += add_reason(result, &writer, &columns, i);
    add_sum(result, &writer, &columns, more);
}
