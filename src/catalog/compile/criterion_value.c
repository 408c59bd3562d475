#include "base/bounds.h"
#include "base/date.h"
#include "base/text/text.h"
#include "catalog/compile/draft.h"

#include <math.h>

/* Computes a framework's value on a criterion by the criterion's rule (docs/scoring.md): an
 * interval within 0..1 (a point when every input is known), times 10,000, rounded half away from
 * zero. Everything after this is integer arithmetic. */
struct range {
    double low, high;
};

static const struct range anything = {0, 1};

static struct range point(double value)
{
    return (struct range){value, value};
}

static double level_value(double level)
{
    static const double values[LEVEL_MOST + 1] = {0, 0.5, 0.8, 1};

    return values[(int)level];
}

static struct range rating_range(const struct value *value)
{
    return value->text && value->known ? point((value->low - 1) / 4) : anything;
}

static struct range level_range(const struct value *value)
{
    return value->text && value->known ? point(level_value(value->low)) : anything;
}

static int fit_of(const struct draft_framework *framework, int component)
{
    for (size_t i = 0; i < framework->n_pairings; i++)
        if (framework->pairings[i].component == component)
            return framework->pairings[i].fit;
    return 0;
}

static struct range mean_of_levels(const struct draft_framework *framework,
                                   const struct criterion *criterion)
{
    struct range sum = {0, 0};

    for (size_t i = 0; i < criterion->n_inputs; i++) {
        struct range one = level_range(&framework->values[criterion->inputs[i].trait]);
        sum.low += one.low;
        sum.high += one.high;
    }
    sum.low /= (double)criterion->n_inputs;
    sum.high /= (double)criterion->n_inputs;
    return criterion->invert ? (struct range){1 - sum.high, 1 - sum.low} : sum;
}

static struct range mean_of_fits(const struct draft_framework *framework,
                                 const struct criterion *criterion)
{
    int sum = 0;

    for (size_t i = 0; i < criterion->n_inputs; i++)
        sum += fit_of(framework, criterion->inputs[i].component);
    return point(sum / 5.0 / (double)criterion->n_inputs);
}

static struct range best_of_fits(const struct draft_framework *framework,
                                 const struct criterion *criterion)
{
    int best = 0;

    for (size_t i = 0; i < criterion->n_inputs; i++) {
        int fit = fit_of(framework, criterion->inputs[i].component);
        best = MAX(fit, best);
    }
    return point(best / 5.0);
}

static double on_scale(const struct criterion_input *input, double x)
{
    double position = x > 0 ? log(x / input->low) / log(input->high / input->low) : 0;

    position = fmin(fmax(position, 0), 1);
    return input->better == BETTER_LESS ? 1 - position : position;
}

/* Each fact on its logarithmic scale. An unknown fact is the interval of its bounds; without bounds
 * it ranges from a quarter below the lowest to a quarter above the highest known fact of the
 * criterion. */
static struct range measure_range(const struct draft_framework *framework,
                                  const struct criterion *criterion)
{
    double least = 1, most = 0;
    size_t n_known = 0;
    struct range sum = {0, 0};

    for (size_t i = 0; i < criterion->n_inputs; i++) {
        const struct value *value = &framework->values[criterion->inputs[i].trait];
        if (!value->text || !value->known)
            continue;
        double x = on_scale(&criterion->inputs[i], value->low);
        least = fmin(least, x);
        most = fmax(most, x);
        n_known++;
    }
    for (size_t i = 0; i < criterion->n_inputs; i++) {
        const struct criterion_input *input = &criterion->inputs[i];
        const struct value *value = &framework->values[input->trait];
        struct range one = anything;
        if (value->text && value->known) {
            one = point(on_scale(input, value->low));
        } else if (value->text && value->bounded) {
            double a = on_scale(input, value->low), b = on_scale(input, value->high);
            one = (struct range){fmin(a, b), fmax(a, b)};
        } else if (n_known > 0) {
            one = (struct range){fmax(least - 0.25, 0), fmin(most + 0.25, 1)};
        }
        sum.low += one.low;
        sum.high += one.high;
    }
    return (struct range){sum.low / (double)criterion->n_inputs,
                          sum.high / (double)criterion->n_inputs};
}

/* Calendar months from the catalog's date to the promised end; the day of the month is left out,
 * because many promises name none. */
static struct range window_range(const struct draft *draft, const struct draft_framework *framework,
                                 const struct criterion *criterion)
{
    const struct value *value = &framework->values[criterion->inputs[0].trait];
    long days, today, until;

    if (!value->text || !value->known)
        return anything;
    if (text_equal(value->text, "open-ended"))
        return (struct range){criterion->open_ended[0] / 10000.0,
                              criterion->open_ended[1] / 10000.0};
    if (!date_parse(value->text, &days, &until) || !date_parse(draft->date, &days, &today))
        return (struct range){criterion->none_published[0] / 10000.0,
                              criterion->none_published[1] / 10000.0};
    return point(fmin(fmax((double)(until - today) / criterion->months_for_full, 0), 1));
}

static struct range range_of(const struct draft *draft, const struct draft_framework *framework,
                             const struct criterion *criterion)
{
    const struct criterion_input *input = criterion->inputs;

    switch (criterion->rule) {
    case RULE_RATING:
        return rating_range(&framework->values[input->trait]);
    case RULE_LEVEL:
    case RULE_MEAN_LEVEL:
        return mean_of_levels(framework, criterion);
    case RULE_FIT:
    case RULE_BEST_FIT:
        return best_of_fits(framework, criterion);
    case RULE_MEAN_FIT:
        return mean_of_fits(framework, criterion);
    case RULE_MEASURE:
        return measure_range(framework, criterion);
    case RULE_SUPPORT_WINDOW:
        return window_range(draft, framework, criterion);
    default:
        return point(framework->row.serves >> input->language & 1);
    }
}

/* Rounds half away from zero; the small epsilon makes up for inexact fractions such as 0.7 / 8. */
static int16_t basis_points(double value)
{
    return (int16_t)floor(value * 10000 + 0.5 + 1e-7);
}

void draft_compute_values(const struct draft *draft, struct draft_framework *framework,
                          size_t first)
{
    for (size_t i = first; i < draft->n_criteria; i++) {
        struct range range = range_of(draft, framework, &draft->criteria[i]);
        framework->low[i] = basis_points(range.low);
        framework->high[i] = basis_points(range.high);
    }
}
