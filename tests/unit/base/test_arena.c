#include "unit.h"

#include "base/arena.h"

#include <stddef.h>
#include <string.h>

/* Small pieces, pieces as large as a block, and larger ones, in one arena. */
static const size_t sizes[] = {0, 1, 7, 16, 100, 4095, 4096, 4097, 65536, 262144, 262145, 1000000};

static void test_allocations_are_zeroed_aligned_and_disjoint(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    unsigned char *pieces[5][ARRAY_LENGTH(sizes)];

    for (size_t round = 0; round < 5; round++) {
        for (size_t i = 0; i < ARRAY_LENGTH(sizes); i++) {
            unsigned char *piece = arena_alloc(arena, sizes[i], 1);

            assert_non_null(piece);
            assert_int_equal((uintptr_t)piece % _Alignof(max_align_t), 0);
            for (size_t j = 0; j < sizes[i]; j++)
                assert_true(piece[j] == 0);
            memset(piece, (int)(round * ARRAY_LENGTH(sizes) + i + 1), sizes[i]);
            pieces[round][i] = piece;
        }
    }
    for (size_t round = 0; round < 5; round++) {
        for (size_t i = 0; i < ARRAY_LENGTH(sizes); i++) {
            for (size_t j = 0; j < sizes[i]; j++)
                assert_true(pieces[round][i][j] == round * ARRAY_LENGTH(sizes) + i + 1);
        }
    }
    arena_free(arena);
}

static void test_many_small_allocations_keep_their_values(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    int *numbers[20000];

    for (int i = 0; i < 20000; i++) {
        numbers[i] = ARENA_NEW(arena, int);
        *numbers[i] = i;
    }
    for (int i = 0; i < 20000; i++)
        assert_int_equal(*numbers[i], i);
    arena_free(arena);
}

static void test_strings_are_copies(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    char original[] = "gin";
    char *copy = arena_string(arena, original);

    original[0] = 'b';
    assert_string_equal(copy, "gin");
    assert_null(arena_string(arena, NULL));
    assert_string_equal(arena_copy(arena, "laravel", 4), "lara");
    assert_string_equal(arena_copy(arena, NULL, 0), "");
    assert_memory_equal(arena_copy(arena, "a\0b", 3), "a\0b", 4);
    arena_free(arena);
}

static void test_printing_takes_any_length(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    char *line = arena_printf(arena, "%s has %d of %5.1f %%", "gin", 3, 12.25);

    assert_string_equal(line, "gin has 3 of  12.2 %");
    assert_string_equal(arena_printf(arena, "%s", ""), "");
    line = arena_printf(arena, "%0100000d", 7);
    assert_int_equal(strlen(line), 100000);
    assert_int_equal(line[99999], '7');
    arena_free(arena);
}

static void test_freeing_no_arena_is_fine(void **state)
{
    (void)state;
    arena_free(NULL);
    arena_free(arena_new());
}

static void test_array_grows_and_keeps_its_entries(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    int *numbers = NULL;
    size_t room = 0;

    for (size_t i = 0; i < 1000; i++) {
        size_t before = room;
        numbers = arena_grow(arena, numbers, i, &room, sizeof(numbers[0]));
        assert_true(room > i);
        assert_true(room == before || i == before);
        numbers[i] = (int)i;
    }
    for (size_t i = 0; i < 1000; i++)
        assert_int_equal(numbers[i], i);
    arena_free(arena);
}

static void test_reserved_memory_is_in_one_piece(void **state)
{
    struct arena *arena = arena_new();
    char *first, *previous;
    ptrdiff_t distance; /* 16, or more under the address sanitizer */
    (void)state;

    arena_alloc(arena, 3000, 1);
    arena_reserve(arena, 50000);
    first = arena_alloc(arena, 16, 1);
    previous = arena_alloc(arena, 16, 1);
    distance = previous - first;
    for (ptrdiff_t used = 3 * distance; used <= 50000; used += distance) {
        char *next = arena_alloc(arena, 16, 1);

        assert_ptr_equal(next, previous + distance);
        previous = next;
    }
    arena_reserve(arena, 0);
    arena_reserve(arena, SIZE_MAX); /* asks for nothing that cannot be had */
    assert_ptr_not_equal(arena_alloc(arena, 1, 1), first);
    arena_free(arena);
}

static void test_a_cleared_arena_gives_zeroed_memory_again(void **state)
{
    (void)state;
    struct arena *arena = arena_new();

    arena_clear(arena);
    for (size_t round = 0; round < 4; round++) {
        for (size_t size = 1; size < 20000; size *= 3) {
            char *bytes = arena_alloc(arena, size, 1);
            for (size_t i = 0; i < size; i++)
                assert_int_equal(bytes[i], 0);
            memset(bytes, 'x', size);
        }
        arena_clear(arena);
    }
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_allocations_are_zeroed_aligned_and_disjoint),
        cmocka_unit_test(test_many_small_allocations_keep_their_values),
        cmocka_unit_test(test_strings_are_copies),
        cmocka_unit_test(test_printing_takes_any_length),
        cmocka_unit_test(test_array_grows_and_keeps_its_entries),
        cmocka_unit_test(test_freeing_no_arena_is_fine),
        cmocka_unit_test(test_reserved_memory_is_in_one_piece),
        cmocka_unit_test(test_a_cleared_arena_gives_zeroed_memory_again),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
