#ifndef BASE_AHEAD_H
#define BASE_AHEAD_H

#include <stdbool.h>
#include <stddef.h>

/* Pieces of work that are done ahead of the caller, who takes them in their order. Other threads do
 * them, and the caller too while the one it needs is not ready. Where no thread can be started, the
 * caller does all of them, with the same result.
 *
 * Who owns what: a slot holds one piece, and belongs to the thread that does the piece; from ahead_take
 * to the next call it belongs to the caller. Whatever else the work changes must belong to its piece
 * alone, and what it reads must not change. */
struct ahead;

#define AHEAD_THREADS_MOST 2

/* Does piece `index` in a slot, which may hold an older one. Returns the bytes that the slot holds. */
typedef size_t ahead_work(void *context, size_t index, void *slot);

struct ahead_job {
    size_t count; /* of the pieces */
    ahead_work *work;
    void *context;
    void *slots; /* the caller's again after ahead_free */
    size_t n_slots, slot_size;
    size_t most;   /* bytes that are ready; with more, no piece is begun before it is needed */
    int n_threads; /* at most; 0: the caller does all pieces, when it needs them */
};

struct ahead *ahead_new(const struct ahead_job *job);

/* The slot of the next piece; there must be one. Gives back the slot of the piece before. */
void *ahead_take(struct ahead *ahead);

/* Waits for a piece that is being done. Pieces that were not taken may be done or not. */
void ahead_free(struct ahead *ahead);

#endif
