#include "unit.h"

#include "base/ahead.h"

#include <limits.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#define SLOTS_MOST 16
#define BYTES 100 /* of each piece */

struct slot {
    size_t index;
    atomic_flag is_used; /* by the work or by the caller */
};

struct work {
    struct slot slots[SLOTS_MOST];
    size_t n_slots, most;
    atomic_size_t begun, taken;
    atomic_bool went_wrong;
};

/* Takes longer for some pieces, so that the threads overtake each other. */
static size_t work_on(void *context, size_t index, void *place)
{
    struct work *work = context;
    struct slot *slot = place;
    volatile unsigned spent = 0;

    if (atomic_flag_test_and_set(&slot->is_used) || ++work->begun > work->taken + work->n_slots + 1)
        work->went_wrong = true;
    for (size_t i = 0; i < index * 7919 % 13 * 300; i++)
        spent++;
    slot->index = index;
    atomic_flag_clear(&slot->is_used);
    return BYTES;
}

static struct ahead *begin(struct work *work, size_t count, size_t n_slots, size_t most,
                           int n_threads)
{
    memset(work, 0, sizeof(*work));
    for (size_t i = 0; i < SLOTS_MOST; i++)
        atomic_flag_clear(&work->slots[i].is_used);
    work->n_slots = n_slots;
    return ahead_new(&(struct ahead_job){.count = count,
                                         .work = work_on,
                                         .context = work,
                                         .slots = work->slots,
                                         .n_slots = n_slots,
                                         .slot_size = sizeof(work->slots[0]),
                                         .most = most,
                                         .n_threads = n_threads});
}

/* Takes the next piece, and uses its slot until the next call. */
static void take(struct work *work, struct ahead *ahead, struct slot **held)
{
    if (*held)
        atomic_flag_clear(&(*held)->is_used);
    *held = ahead_take(ahead);
    assert_false(atomic_flag_test_and_set(&(*held)->is_used));
    assert_int_equal((*held)->index, work->taken);
    work->taken++;
}

static void take_all(size_t count, size_t n_slots, size_t most, int n_threads)
{
    static struct work work;
    struct ahead *ahead = begin(&work, count, n_slots, most, n_threads);
    struct slot *held = NULL;

    for (size_t i = 0; i < count; i++)
        take(&work, ahead, &held);
    ahead_free(ahead);
    assert_int_equal(work.begun, count);
    assert_false(work.went_wrong);
}

static void test_pieces_are_taken_in_order(void **state)
{
    (void)state;
    for (size_t n_slots = 1; n_slots <= SLOTS_MOST; n_slots++) {
        for (int n_threads = 0; n_threads <= AHEAD_THREADS_MOST; n_threads++)
            take_all(1000, n_slots, SIZE_MAX, n_threads);
    }
    take_all(0, 1, SIZE_MAX, AHEAD_THREADS_MOST);
    take_all(1, 1, SIZE_MAX, AHEAD_THREADS_MOST);
    take_all(SLOTS_MOST - 1, SLOTS_MOST, SIZE_MAX, INT_MAX); /* no more than it has */
}

static void test_few_bytes_are_ready(void **state)
{
    static struct work work;
    (void)state;

    for (size_t pieces = 0; pieces < 4; pieces++) {
        int n_threads = 1 + (int)pieces % AHEAD_THREADS_MOST;
        struct ahead *ahead = begin(&work, 1000, SLOTS_MOST, pieces * BYTES, n_threads);
        struct slot *held = NULL;
        for (size_t i = 0; i < 1000; i++) {
            take(&work, ahead, &held);
            /* the one that is held, those that are ready, and one for each thread */
            assert_true(work.begun <= i + 1 + pieces + (size_t)n_threads + 1);
        }
        ahead_free(ahead);
        assert_false(work.went_wrong);
    }
}

static void test_alone_nothing_is_done_before_it_is_taken(void **state)
{
    static struct work work;
    struct ahead *ahead = begin(&work, 100, SLOTS_MOST, SIZE_MAX, 0);
    struct slot *held = NULL;
    (void)state;

    for (size_t i = 0; i < 100; i++) {
        assert_int_equal(work.begun, i);
        take(&work, ahead, &held);
    }
    ahead_free(ahead);
}

static void test_the_rest_is_left(void **state)
{
    static struct work work;
    (void)state;

    for (size_t taken = 0; taken < 50; taken++) {
        struct ahead *ahead = begin(&work, 1000, SLOTS_MOST, SIZE_MAX, AHEAD_THREADS_MOST);
        struct slot *held = NULL;
        for (size_t i = 0; i < taken; i++)
            take(&work, ahead, &held);
        ahead_free(ahead);
        assert_true(work.begun <= taken + SLOTS_MOST);
        assert_false(work.went_wrong);
    }
    ahead_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pieces_are_taken_in_order),
        cmocka_unit_test(test_few_bytes_are_ready),
        cmocka_unit_test(test_alone_nothing_is_done_before_it_is_taken),
        cmocka_unit_test(test_the_rest_is_left),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
