#include "tui/app/background_sampling.h"

#include "base/memory.h"

#include <stdlib.h>

enum piece { PIECE_EXACT, PIECE_NEXT, PIECE_STACK, PIECE_SHARES, PIECE_NONE };

struct background_sampling {
    struct arena *arena;
    struct advice *advice;
    uint64_t seed;
    enum piece piece; /* the next one */
    struct confidence *confidence;
    struct acceptability *acceptability;
};

/* Up to this many frameworks all exact parts take less than 2 ms, so the first are computed at once,
 * the others where they are shown. Choosing the next question takes up to 5 ms with the shipped
 * catalog, so it is a separate piece. */
#define AT_ONCE_MOST 64

static void begin(struct background_sampling *background_sampling)
{
    background_sampling->confidence =
        confidence_begin(background_sampling->arena, background_sampling->advice);
    background_sampling->advice->confidence = background_sampling->confidence;
    background_sampling->piece = PIECE_NEXT;
}

void background_sampling_prove(struct background_sampling *background_sampling)
{
    if (background_sampling->confidence)
        confidence_prove(background_sampling->arena, background_sampling->advice,
                         background_sampling->confidence);
}

static void work_out_exact(struct background_sampling *background_sampling)
{
    begin(background_sampling);
    background_sampling_prove(background_sampling);
}

static void find_next(struct background_sampling *background_sampling)
{
    background_sampling_prove(background_sampling);
    confidence_choose_next(background_sampling->arena, background_sampling->advice,
                           background_sampling->confidence, background_sampling->seed);
    background_sampling->piece =
        background_sampling->advice->winner >= 0 ? PIECE_STACK : PIECE_NONE;
}

/* The advice keeps it, so the result is shown without waiting for it. */
static void choose_stack(struct background_sampling *background_sampling)
{
    advice_stack(background_sampling->advice);
    background_sampling->piece = PIECE_SHARES;
}

static void draw_shares(struct background_sampling *background_sampling)
{
    struct advice *advice = background_sampling->advice;
    struct confidence *confidence = background_sampling->confidence;

    if (!background_sampling->acceptability)
        background_sampling->acceptability =
            acceptability_new(&advice->decision->problem, &advice->ranking, WEIGHTS_STATED,
                              background_sampling->seed);
    bool left = acceptability_step(background_sampling->acceptability,
                                   acceptability_slice(background_sampling->acceptability));
    confidence_take_shares(background_sampling->arena, advice, confidence,
                           background_sampling->acceptability);
    if (!left)
        background_sampling->piece = PIECE_NONE;
}

struct background_sampling *background_sampling_new(struct arena *arena, struct advice *advice,
                                                    uint64_t seed)
{
    struct background_sampling *background_sampling = memory_new(1, sizeof(*background_sampling));

    *background_sampling =
        (struct background_sampling){.arena = arena, .advice = advice, .seed = seed};
    if (advice->decision->problem.n_alternatives <= AT_ONCE_MOST)
        begin(background_sampling);
    return background_sampling;
}

void background_sampling_free(struct background_sampling *background_sampling)
{
    if (!background_sampling)
        return;
    acceptability_free(background_sampling->acceptability);
    free(background_sampling);
}

bool background_sampling_step(struct background_sampling *background_sampling)
{
    static void (*const pieces[])(struct background_sampling * background_sampling) = {
        [PIECE_EXACT] = work_out_exact,
        [PIECE_NEXT] = find_next,
        [PIECE_STACK] = choose_stack,
        [PIECE_SHARES] = draw_shares,
    };

    if (background_sampling->piece != PIECE_NONE)
        pieces[background_sampling->piece](background_sampling);
    return !background_sampling_done(background_sampling);
}

bool background_sampling_done(const struct background_sampling *background_sampling)
{
    return background_sampling->piece == PIECE_NONE;
}

bool background_sampling_knows_next(const struct background_sampling *background_sampling)
{
    return background_sampling->piece > PIECE_NEXT;
}
