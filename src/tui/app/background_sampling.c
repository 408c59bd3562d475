#include "tui/app/background_sampling.h"

#include "base/memory.h"

#include <stdlib.h>

enum piece { PIECE_EXACT, PIECE_NEXT, PIECE_SHARES, PIECE_NONE };

struct firming {
    struct arena *arena;
    struct advice *advice;
    uint64_t seed;
    enum piece piece; /* the one to do now */
    struct certainty *certainty;
    struct acceptability *acceptability;
};

/* Up to so many frameworks the exact parts together take less than 2 ms (the shipped catalog has
 * ten; choosing the next question takes up to 5 ms there and is a piece of its own). */
#define AT_ONCE_MOST 64

static void work_out_exact(struct firming *firming)
{
    firming->certainty = certainty_exact(firming->arena, firming->advice);
    firming->advice->certainty = firming->certainty;
    firming->piece = PIECE_NEXT;
}

static void find_next(struct firming *firming)
{
    certainty_choose_next(firming->arena, firming->advice, firming->certainty, firming->seed);
    firming->piece = firming->advice->winner >= 0 ? PIECE_SHARES : PIECE_NONE;
}

static void draw_shares(struct firming *firming)
{
    struct advice *advice = firming->advice;
    struct certainty *certainty = firming->certainty;

    if (!firming->acceptability)
        firming->acceptability = acceptability_new(&advice->decision->problem, advice->answers,
                                                   WEIGHTS_ABOUT_RIGHT, firming->seed);
    bool left =
        acceptability_step(firming->acceptability, acceptability_slice(firming->acceptability));
    certainty->shares = acceptability_shares(firming->arena, firming->acceptability);
    certainty->state = certainty_state(advice, &certainty->stop, &certainty->shares);
    if (!left)
        firming->piece = PIECE_NONE;
}

struct firming *firming_new(struct arena *arena, struct advice *advice, uint64_t seed)
{
    struct firming *firming = memory_new(1, sizeof(*firming));

    *firming = (struct firming){.arena = arena, .advice = advice, .seed = seed};
    if (advice->decision->problem.n_alternatives <= AT_ONCE_MOST)
        work_out_exact(firming);
    return firming;
}

void firming_free(struct firming *firming)
{
    if (!firming)
        return;
    acceptability_free(firming->acceptability);
    free(firming);
}

bool firming_step(struct firming *firming)
{
    static void (*const pieces[])(struct firming * firming) = {
        [PIECE_EXACT] = work_out_exact,
        [PIECE_NEXT] = find_next,
        [PIECE_SHARES] = draw_shares,
    };

    if (firming->piece != PIECE_NONE)
        pieces[firming->piece](firming);
    return !firming_done(firming);
}

bool firming_done(const struct firming *firming)
{
    return firming->piece == PIECE_NONE;
}

bool firming_knows_next(const struct firming *firming)
{
    return firming->piece > PIECE_NEXT;
}
