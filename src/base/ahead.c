#include "base/ahead.h"

#include "base/bounds.h"
#include "base/memory.h"

#include <assert.h>
#include <pthread.h>
#include <stdlib.h>

#define STACK ((size_t)1 << 20) /* bytes; musl gives less than the readers need */

/* Under the mutex, but for `job`, `threads` and `n_threads`. */
struct ahead {
    struct ahead_job job;
    pthread_t threads[AHEAD_THREADS_MOST];
    int n_threads;
    pthread_mutex_t mutex;
    pthread_cond_t done; /* a piece is; the caller waits for it */
    pthread_cond_t room; /* slots were given back, or it stops; the threads wait for it */
    size_t begun, taken; /* pieces; begun >= taken */
    bool is_out;         /* the caller has the slot of the piece taken last */
    bool stops;
    size_t ready; /* bytes of the pieces that are done and not given back */
    struct piece {
        bool done;
        size_t bytes;
    } * pieces; /* of each slot */
};

static struct piece *piece_of(const struct ahead *ahead, size_t index)
{
    return &ahead->pieces[index % ahead->job.n_slots];
}

static void *slot_of(const struct ahead *ahead, size_t index)
{
    return (char *)ahead->job.slots + index % ahead->job.n_slots * ahead->job.slot_size;
}

static bool may_begin(const struct ahead *ahead)
{
    size_t given_back = ahead->taken - ahead->is_out;

    return ahead->begun < ahead->job.count && ahead->begun < given_back + ahead->job.n_slots &&
           (ahead->ready <= ahead->job.most || ahead->begun == ahead->taken);
}

/* The mutex is free meanwhile. */
static void do_piece(struct ahead *ahead)
{
    size_t index = ahead->begun++;
    struct piece *piece = piece_of(ahead, index);

    pthread_mutex_unlock(&ahead->mutex);
    size_t bytes = ahead->job.work(ahead->job.context, index, slot_of(ahead, index));
    pthread_mutex_lock(&ahead->mutex);
    piece->done = true;
    piece->bytes = bytes;
    ahead->ready += bytes;
    pthread_cond_signal(&ahead->done);
}

static void *work_ahead(void *context)
{
    struct ahead *ahead = context;

    pthread_mutex_lock(&ahead->mutex);
    while (!ahead->stops && ahead->begun < ahead->job.count) {
        if (may_begin(ahead))
            do_piece(ahead);
        else
            pthread_cond_wait(&ahead->room, &ahead->mutex);
    }
    pthread_mutex_unlock(&ahead->mutex);
    return NULL;
}

static void start_threads(struct ahead *ahead)
{
    pthread_attr_t attributes;
    int most = MIN(ahead->job.n_threads, AHEAD_THREADS_MOST);

    if (most == 0 || pthread_attr_init(&attributes) != 0)
        return;
    bool started = pthread_attr_setstacksize(&attributes, STACK) == 0;
    while (started && ahead->n_threads < most) {
        pthread_t *thread = &ahead->threads[ahead->n_threads];
        started = pthread_create(thread, &attributes, work_ahead, ahead) == 0;
        ahead->n_threads += started;
    }
    pthread_attr_destroy(&attributes);
}

struct ahead *ahead_new(const struct ahead_job *job)
{
    struct ahead *ahead = memory_new(1, sizeof(*ahead));

    assert(job->n_slots > 0 || job->count == 0);
    ahead->job = *job;
    ahead->pieces = memory_new(job->n_slots, sizeof(ahead->pieces[0]));
    if (pthread_mutex_init(&ahead->mutex, NULL) != 0 ||
        pthread_cond_init(&ahead->done, NULL) != 0 || pthread_cond_init(&ahead->room, NULL) != 0)
        memory_exhausted();
    start_threads(ahead);
    return ahead;
}

/* Wakes the threads when half of the slots are free, not for each of them. */
static void give_back(struct ahead *ahead)
{
    if (!ahead->is_out)
        return;
    struct piece *piece = piece_of(ahead, ahead->taken - 1);
    ahead->is_out = piece->done = false;
    ahead->ready -= piece->bytes;
    if (ahead->begun - ahead->taken <= ahead->job.n_slots / 2)
        pthread_cond_broadcast(&ahead->room);
}

void *ahead_take(struct ahead *ahead)
{
    size_t index = ahead->taken;

    assert(index < ahead->job.count);
    pthread_mutex_lock(&ahead->mutex);
    give_back(ahead);
    while (!piece_of(ahead, index)->done) {
        if (may_begin(ahead))
            do_piece(ahead);
        else
            pthread_cond_wait(&ahead->done, &ahead->mutex);
    }
    ahead->taken++;
    ahead->is_out = true;
    pthread_mutex_unlock(&ahead->mutex);
    return slot_of(ahead, index);
}

void ahead_free(struct ahead *ahead)
{
    if (!ahead)
        return;
    pthread_mutex_lock(&ahead->mutex);
    ahead->stops = true;
    pthread_cond_broadcast(&ahead->room);
    pthread_mutex_unlock(&ahead->mutex);
    for (int i = 0; i < ahead->n_threads; i++)
        pthread_join(ahead->threads[i], NULL);
    pthread_cond_destroy(&ahead->done);
    pthread_cond_destroy(&ahead->room);
    pthread_mutex_destroy(&ahead->mutex);
    free(ahead->pieces);
    free(ahead);
}
