/* `whichstack solve` from outside: every published problem comes out as it was published, and what
 * is no problem is refused with a sentence that names the place. */
#include "folder.h"

#include <jansson.h>

#include <math.h>
#include <stdbool.h>
#include <sys/wait.h>

struct run {
    char *out, *error;
    int status;
};

static const char *needed(const char *name)
{
    const char *value = getenv(name);

    assert_non_null(value);
    return value;
}

static void redirect(int to, const char *path, int flags)
{
    int file = open(path, flags, 0644);

    if (file < 0 || dup2(file, to) < 0)
        _exit(98);
}

/* Runs it on a file, or on standard input when `path` is "-". */
static struct run solve(void **state, const char *path, const char *input, const char *seed)
{
    const char *out = folder_path(state, "out"), *error = folder_path(state, "error");
    const char *program = needed("WHICHSTACK_TEST_PROGRAM");
    struct run run;
    pid_t process;

    fflush(stdout);
    process = fork();
    assert_true(process >= 0);
    if (process == 0) {
        redirect(STDIN_FILENO, input ? input : "/dev/null", O_RDONLY);
        redirect(STDOUT_FILENO, out, O_WRONLY | O_CREAT | O_TRUNC);
        redirect(STDERR_FILENO, error, O_WRONLY | O_CREAT | O_TRUNC);
        execl(program, "whichstack", "solve", path, seed ? "--seed" : NULL, seed, (char *)NULL);
        _exit(99);
    }
    assert_int_equal(waitpid(process, &run.status, 0), process);
    assert_true(WIFEXITED(run.status));
    run.status = WEXITSTATUS(run.status);
    run.out = folder_read(out, NULL);
    run.error = folder_read(error, NULL);
    return run;
}

static struct run solve_text(void **state, const char *text)
{
    const char *path = folder_path(state, "problem.json");

    folder_write(path, text, strlen(text));
    return solve(state, path, NULL, NULL);
}

static void run_free(struct run *run)
{
    free(run->out);
    free(run->error);
}

/* --- published problems -------------------------------------------------------------------- */

/* Parts of `expected` that are comments. */
static bool informs(const char *name)
{
    static const char *const names[] = {"exact",  "origin", "recomputed",
                                        "ratios", "tie",    "example_flips"};
    size_t length = strlen(name);

    for (size_t i = 0; i < ARRAY_LENGTH(names); i++)
        if (strcmp(name, names[i]) == 0)
            return true;
    return length > 6 && strcmp(name + length - 6, "_exact") == 0;
}

static double tolerance_of(const json_t *vector, const char *name)
{
    const json_t *tolerance = json_object_get(vector, "tolerance");
    const json_t *own = json_object_get(tolerance, strncmp(name, "phi_", 4) == 0 ? "flows" : name);

    return json_number_value(own ? own : json_object_get(tolerance, "scores"));
}

static bool is_close(json_t *wanted, const json_t *found, double tolerance)
{
    const char *name;
    json_t *member;

    if (json_is_number(wanted))
        return json_is_number(found) &&
               fabs(json_number_value(wanted) - json_number_value(found)) <= tolerance;
    if (json_is_array(wanted)) {
        bool close = json_array_size(wanted) == json_array_size(found);

        for (size_t i = 0; close && i < json_array_size(wanted); i++)
            close = is_close(json_array_get(wanted, i), json_array_get(found, i), tolerance);
        return close && json_is_array(found);
    }
    if (json_is_object(wanted)) {
        json_object_foreach(wanted, name, member)
        {
            if (!informs(name) && !is_close(member, json_object_get(found, name), tolerance))
                return false;
        }
        return json_is_object(found);
    }
    return found && json_equal(wanted, found);
}

static void compare(const char *name, const json_t *vector, const json_t *found)
{
    json_t *expected = json_object_get(vector, "expected"), *wanted;
    size_t compared = 0;
    const char *field;

    if (!json_equal(json_object_get(vector, "method"), json_object_get(found, "method")))
        fail_msg("%s: another method", name);
    json_object_foreach(expected, field, wanted)
    {
        if (informs(field)) {
            assert_null(json_object_get(found, field));
            continue;
        }
        compared++;
        if (!is_close(wanted, json_object_get(found, field), tolerance_of(vector, field)))
            fail_msg("%s: %s is not as expected", name, field);
    }
    assert_true(compared > 0);
}

static void check_vector(void **state, const char *folder, const char *name)
{
    char path[2 * PATH_MAX];
    struct run from_file, from_input;
    json_t *vector, *found;

    snprintf(path, sizeof(path), "%s/%s", folder, name);
    vector = json_load_file(path, 0, NULL);
    assert_non_null(vector);
    from_file = solve(state, path, NULL, NULL);
    if (from_file.status != 0)
        fail_msg("%s: %s", name, from_file.error);
    assert_string_equal(from_file.error, "");
    found = json_loads(from_file.out, JSON_REJECT_DUPLICATES, NULL);
    assert_non_null(found);
    compare(name, vector, found);
    from_input = solve(state, "-", path, NULL);
    assert_string_equal(from_input.out, from_file.out);
    json_decref(found);
    json_decref(vector);
    run_free(&from_file);
    run_free(&from_input);
}

static void test_published_problems_give_the_published_result(void **state)
{
    char path[PATH_MAX];
    struct dirent *entry;
    DIR *folder;
    int n = 0;

    snprintf(path, sizeof(path), "%s/tests/vectors", needed("WHICHSTACK_TEST_SOURCE"));
    folder = opendir(path);
    assert_non_null(folder);
    while ((entry = readdir(folder)) != NULL) {
        if (!strstr(entry->d_name, ".json"))
            continue;
        check_vector(state, path, entry->d_name);
        n++;
    }
    closedir(folder);
    assert_true(n >= 28);
}

/* --- what is no problem -------------------------------------------------------------------- */

#define CRITERIA                                                       \
    "\"criteria\":[{\"id\":\"a\",\"weight\":1,\"direction\":\"max\"}," \
    "{\"id\":\"b\",\"weight\":1,\"direction\":\"min\"}]"
#define TWO "\"alternatives\":[\"x\",\"y\"]"
#define MATRIX "\"matrix\":[[1,2],[3,4]]"
#define SUM "{\"method\":\"weighted_sum\","
#define SMAA "{\"method\":\"smaa_2\"," CRITERIA "," TWO ","
#define POLL                                                                     \
    "{\"method\":\"questionnaire\",\"criteria\":[{\"id\":\"a\",\"weight\":null," \
    "\"direction\":\"max\"}]," TWO ",\"matrix\":[[1],[2]],\"params\":{"
#define STACK                                                                  \
    "{\"method\":\"stack\",\"params\":{\"slots\":[{\"id\":\"s\",\"options\":[" \
    "{\"id\":\"one\",\"value\":1},{\"id\":\"two\",\"value\":2}]},"             \
    "{\"id\":\"t\",\"options\":[{\"id\":\"three\",\"value\":3}]}],\"pairs\":["

#define OPTIONS POLL "\"questions\":[{\"id\":\"q\",\"options\":["
#define SLOTS "{\"method\":\"stack\",\"params\":{\"slots\":["
#define PREFERENCE                                                          \
    "{\"method\":\"promethee_2\",\"criteria\":[{\"id\":\"a\",\"weight\":1," \
    "\"direction\":\"max\",\"preference\":"
#define PRODUCT "{\"method\":\"weighted_product\"," CRITERIA "," TWO ","
#define WASPAS "{\"method\":\"waspas\"," CRITERIA "," TWO ","

struct refused {
    const char *text, *sentence;
};

/* One sentence on standard error, nothing on standard output, exit status 2. */
static void check_refused(void **state, const struct refused *refused)
{
    struct run run = solve_text(state, refused->text);
    const char *end = strchr(run.error, '\n');

    if (run.status != 2 || !strstr(run.error, refused->sentence))
        fail_msg("%s\n%s (exit status %d)", refused->text, run.error, run.status);
    assert_string_equal(run.out, "");
    assert_ptr_equal(strstr(run.error, "whichstack: cannot solve '"), run.error);
    assert_true(end && end[1] == '\0');
    run_free(&run);
}

static void test_errors_name_the_faulty_member(void **state)
{
    static const struct refused rows[] = {
        {"", "expected an object with method"},
        {"[]", "expected an object with method"},
        {"{\"method\":\"topsis\"", "1:18: not valid JSON"},
        {"{\"a\":1,\"a\":2}", "duplicate object key"},
        {SUM MATRIX "," MATRIX "," CRITERIA "," TWO "}", "duplicate object key"},
        {SUM CRITERIA "," TWO ",\n\"matrix\":[[1,2],\n[3,4]] 5}", ":3:"},
        {"{}", "method is missing, where weighted_sum, weighted_product, "},
        {"{\"method\":\"topsys\"}", "did you mean 'topsis'?"},
        {"{\"method\":7}", "method is 7, where "},
        {"{\"methods\":\"topsis\"}", "methods is not known; did you mean 'method'?"},
        {SUM TWO "," MATRIX "}", "criteria is missing, where a list of at least one"},
        {SUM "\"criteria\":[]," TWO ",\"matrix\":[[],[]]}", "criteria is an empty list"},
        {SUM "\"criteria\":[{\"id\":\"a\",\"weight\":\"heavy\",\"direction\":\"max\"}]," TWO
             "," MATRIX "}",
         "criteria[0].weight is 'heavy', where a number of at least 0 is expected"},
        {SUM "\"criteria\":[{\"id\":\"a\",\"weight\":-1,\"direction\":\"max\"}]," TWO "," MATRIX
             "}",
         "criteria[0].weight is -1, where"},
        {SUM "\"criteria\":[{\"id\":\"a\",\"weight\":0,\"direction\":\"max\"}]," TWO "," MATRIX "}",
         "every weight is 0"},
        {SUM "\"criteria\":[{\"id\":\"a\",\"weight\":NaN,\"direction\":\"max\"}]," TWO "," MATRIX
             "}",
         "not valid JSON"},
        {SUM "\"criteria\":[{\"id\":\"a\",\"weight\":1,\"direction\":\"up\"}]," TWO "," MATRIX "}",
         "criteria[0].direction is 'up', where max or min is expected"},
        {SUM "\"criteria\":[{\"id\":\"a\",\"wieght\":1,\"direction\":\"max\"}]," TWO "," MATRIX "}",
         "criteria[0].wieght is not known; did you mean 'weight'?"},
        {SUM "\"criteria\":[{\"id\":\"a\",\"weight\":1,\"direction\":\"max\"},{\"id\":\"a\","
             "\"weight\":1,\"direction\":\"max\"}]," TWO "," MATRIX "}",
         "criteria[0] and criteria[1] are both 'a'"},
        {SUM CRITERIA ",\"alternatives\":[],\"matrix\":[]}", "alternatives is an empty list"},
        {SUM CRITERIA ",\"alternatives\":[\"x\",3]," MATRIX "}", "alternatives[1] is 3, where"},
        {SUM CRITERIA ",\"alternatives\":[\"x\",\"x\"]," MATRIX "}", "are both 'x'"},
        {SUM CRITERIA "," TWO "}", "matrix is missing"},
        {SUM CRITERIA "," TWO ",\"matrix\":[]}", "matrix has 0 rows, where 2 are expected"},
        {SUM CRITERIA "," TWO ",\"matrix\":[[1,2]]}", "matrix has 1 row, where 2 are expected"},
        {SUM CRITERIA "," TWO ",\"matrix\":[[1],[2]]}", "matrix[0] has 1 value, where 2 are"},
        {SUM CRITERIA "," TWO ",\"matrix\":[[1,2],[3]]}", "matrix[1] has 1 value, where 2 are"},
        {SUM CRITERIA "," TWO ",\"matrix\":[[1,2],[3,null]]}", "matrix[1][1] is null, where"},
        {SUM CRITERIA "," TWO ",\"matrix\":[[1,2],[\"3\",4]]}", "matrix[1][0] is '3', where"},
        {SUM CRITERIA "," TWO ",\"matrix\":[[1,2],3]}", "matrix[1] is 3, where a list"},
        {SUM CRITERIA "," TWO ",\"matrix\":[[1,2],[3,1e999]]}", "not valid JSON"},
        {SUM CRITERIA "," TWO ",\"matrix\":[[1,2],[3,01]]}", "not valid JSON"},
        {SUM CRITERIA "," TWO ",\"matrix\":[[1,2],[3,4],]}", "not valid JSON"},
        {SUM CRITERIA "," TWO "," MATRIX ",\"params\":[]}", "params is an empty list, where an"},
        {SUM CRITERIA "," TWO "," MATRIX ",\"params\":{\"normalisation\":\"sum\"}}",
         "params.normalisation is not known; did you mean 'normalization'?"},
        {SUM CRITERIA "," TWO "," MATRIX ",\"params\":{\"normalization\":\"vectors\"}}",
         "did you mean 'vector'?"},
        {SUM CRITERIA "," TWO "," MATRIX ",\"params\":{\"normalize_weights\":1}}",
         "params.normalize_weights is 1, where true or false"},
        {SUM CRITERIA "," TWO ",\"matrix\":[[1,0],[3,4]],\"params\":{\"normalization\":\"sum\"}}",
         "criterion 2 has a value of 0"},
        {"{\"method\":\"weighted_sum\",\"criteria\":[{\"id\":\"a\",\"weight\":1e200,"
         "\"direction\":\"max\"}]," TWO ",\"matrix\":[[1e200],[1]]}",
         "scores of x is no finite number"},
        {"{\"method\":\"weighted_product\"," CRITERIA "," TWO ",\"matrix\":[[0,2],[3,4]],"
         "\"params\":{\"output\":\"log10\"}}",
         "the product of x is 0"},
        {"{\"method\":\"waspas\"," CRITERIA "," TWO "," MATRIX ",\"params\":{\"lambda\":1.5}}",
         "params.lambda is 1.5, where a number from 0 to 1 is expected"},
        {"{\"method\":\"vikor\"," CRITERIA "," TWO "," MATRIX
         ",\"params\":{\"normalization\":\"minmax\"}}",
         "does not go with vikor"},
        {"{\"method\":\"promethee_2\"," CRITERIA "," TWO "," MATRIX "}",
         "criteria[0].preference is missing, where an object"},
        {"{\"method\":\"promethee_2\",\"criteria\":[{\"id\":\"a\",\"weight\":1,\"direction\":"
         "\"max\",\"preference\":{\"type\":\"linear\",\"q\":2,\"p\":1}}]," TWO
         ",\"matrix\":[[1],[2]]}",
         "criteria[0].preference.p is 1, where a number of at least 2"},
        {SMAA "\"matrix\":[[1,{\"dist\":\"normal\",\"mean\":1,\"sd\":-1}],[1,2]]}",
         "matrix[0][1].sd is -1, where"},
        {SMAA "\"matrix\":[[1,{\"dist\":\"norml\",\"mean\":1,\"sd\":1}],[1,2]]}",
         "did you mean 'normal'?"},
        {SMAA MATRIX ",\"params\":{\"weights\":\"ordered_simplex\"}}", "params.order is missing"},
        {SMAA MATRIX ",\"params\":{\"order\":[\"a\"]}}", "params.order leaves out 'b'"},
        {SMAA MATRIX ",\"params\":{\"order\":[\"a\",\"a\"]}}", "already in the order"},
        {SMAA MATRIX ",\"params\":{\"draws\":0}}", "params.draws is 0, where a whole number"},
        {SMAA MATRIX ",\"params\":{\"value_function\":\"liner\"}}", "did you mean 'linear'?"},
        {SMAA MATRIX ",\"params\":{\"value_function\":\"linear\"}}", "params.scale is missing"},
        {SMAA MATRIX ",\"params\":{\"value_function\":\"linear\",\"scale\":[[0,1]]}}",
         "params.scale has 1 pair, where 2 are expected"},
        {SMAA MATRIX ",\"params\":{\"value_function\":\"linear\",\"scale\":[[0,1],[0]]}}",
         "params.scale[1] is a list, where a list of two numbers, low and high, is expected"},
        {SMAA MATRIX ",\"params\":{\"value_function\":\"linear\",\"scale\":[[0,1],[2,\"x\"]]}}",
         "params.scale[1][1] is 'x', where a number is expected"},
        {SMAA MATRIX ",\"params\":{\"value_function\":\"linear\",\"scale\":[[0,1],[3,3]]}}",
         "params.scale[1] is [3, 3], where the first number must be below the second"},
        {SMAA MATRIX ",\"params\":{\"value_function\":\"minmax\",\"scale\":[[0,1],[0,1]]}}",
         "params.scale goes with value_function 'linear' alone, where it is 'minmax'"},
        {"{\"method\":\"roc_weights\",\"params\":{\"n\":[3,2.5]}}", "params.n[1] is 2.5, where"},
        {"{\"method\":\"roc_weights\"}", "params.n is missing"},
        {POLL "\"answers\":[]}}", "params.questions is missing"},
        {POLL "\"questions\":[{\"id\":\"q\",\"options\":[]}],\"answers\":[null]}}",
         "params.questions[0].options is an empty list"},
        {POLL "\"questions\":[{\"id\":\"q\",\"options\":[{\"id\":\"o\",\"points\":[1,2]}]}],"
              "\"answers\":[null]}}",
         "params.questions[0].options[0].points has 2 numbers, where 1 are expected"},
        {POLL "\"questions\":[{\"id\":\"q\",\"options\":[{\"id\":\"o\",\"eliminates\":[\"z\"]}]}],"
              "\"answers\":[null]}}",
         "params.questions[0].options[0].eliminates[0] is 'z', which is no alternative"},
        {POLL "\"questions\":[{\"id\":\"q\",\"options\":[{\"id\":\"o\"}]}],\"answers\":[\"p\"]}}",
         "params.answers[0] is 'p', which is no option of that question"},
        {POLL "\"questions\":[{\"id\":\"q\",\"options\":[{\"id\":\"o\"}]}],\"answers\":[]}}",
         "params.answers has 0 answers, where 1 are expected"},
        {POLL "\"questions\":[],\"answers\":[],\"value_scale\":100}}", "params.value_scale is 100"},
        {STACK "[\"one\",\"two\",1]]}}", "names 'one' and 'two' of one slot"},
        {STACK "[\"one\",\"thre\",1]]}}", "did you mean 'three'?"},
        {STACK "[\"one\",\"three\"]]}}", "params.pairs[0] has 2 members, where 3 are expected"},
        {STACK "[\"one\",\"three\",0.5]]}}", "params.pairs[0][2] is 0.5, where a whole number"},
        {"{\"method\":\"stack\",\"params\":{\"slots\":[]}}", "params.slots is an empty list"},
    };

    for (size_t i = 0; i < ARRAY_LENGTH(rows); i++)
        check_refused(state, &rows[i]);
}

/* Every member that is missing, of another kind, or out of its range. */
static void test_errors_say_what_a_member_must_be(void **state)
{
    static const struct refused rows[] = {
        {"{\"method\":{}}", "method is an object, where "},
        {"{\"method\":\"mmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmm\"}",
         "method is a long text, where "},
        {SUM "\"criteria\":[{\"id\":\"a\",\"direction\":\"max\"}]," TWO "," MATRIX "}",
         "criteria[0].weight is missing, where a number of at least 0"},
        {SUM "\"criteria\":[{\"id\":\"a\",\"weight\":[],\"direction\":\"max\"}]," TWO "," MATRIX
             "}",
         "criteria[0].weight is an empty list, where a number of at least 0"},
        {SUM "\"criteria\":[{\"id\":\"a\",\"weight\":true,\"direction\":\"max\"}]," TWO "," MATRIX
             "}",
         "criteria[0].weight is true, where a number of at least 0"},
        {SUM "\"criteria\":[{\"id\":\"a\",\"weight\":1e300,\"direction\":\"max\"},{\"id\":\"b\","
             "\"weight\":1e300,\"direction\":\"max\"}]," TWO "," MATRIX "}",
         "the weights add up to more than 1e300, where less"},
        {SUM "\"criteria\":[\"a\",\"b\"]," TWO "," MATRIX "}",
         "criteria[0].direction is missing, where max or min"},
        {SUM "\"criteria\":[{\"weight\":1}]," TWO "," MATRIX "}",
         "criteria[0].id is missing, where a text"},
        {SUM "\"criteria\":[{\"id\":[]}]," TWO "," MATRIX "}",
         "criteria[0].id is an empty list, where a text"},
        {SUM "\"criteria\":[{\"id\":7}]," TWO "," MATRIX "}", "criteria[0].id is 7, where a text"},
        {SUM "\"criteria\":[{\"id\":\"\"}]," TWO "," MATRIX "}",
         "criteria[0].id is '', where a text"},
        {SUM "\"criteria\":[{\"id\":\"a\",\"weight\":1}]," TWO "," MATRIX "}",
         "criteria[0].direction is missing, where max or min"},
        {SUM CRITERIA "," TWO "," MATRIX ",\"params\":{\"normalize_weights\":\"true\"}}",
         "params.normalize_weights is 'true', where true or false"},
        {SUM CRITERIA "," TWO "," MATRIX ",\"params\":{\"normalize_weights\":[]}}",
         "params.normalize_weights is an empty list, where true or false"},
        {SUM CRITERIA "," TWO "," MATRIX ",\"params\":7}", "params is 7, where an object"},
        {SUM CRITERIA "," TWO ",\"matrix\":[[1,2],[3,4],[5,6]]}",
         "matrix has 3 rows, where 2 are expected"},
        {SUM CRITERIA "," TWO ",\"matrix\":[[1,2],[1e307,4]]}",
         "matrix[1][0] is 1e+307, where a number from -1e+300 to 1e+300"},
        {SMAA "\"matrix\":[[1,2],[-1.7e308,4]],\"params\":{\"value_function\":\"minmax\"}}",
         "matrix[1][0] is -1.7e+308, where a number from -1e+300 to 1e+300"},
        {SUM CRITERIA "," TWO ",\"matrix\":[[1,2],[3,{}]]}",
         "matrix[1][1] is an object, where a number"},
        {PRODUCT MATRIX ",\"params\":{\"output\":\"log2\"}}",
         "params.output is 'log2', where product or log10"},
        {PRODUCT MATRIX ",\"params\":{\"output\":10}}",
         "params.output is 10, where product or log10"},
        {PRODUCT MATRIX ",\"params\":{\"normalization\":\"summ\"}}",
         "params.normalization is 'summ', which is none of linear_max, sum, minmax, vector or "
         "none; did you mean 'sum'?"},
        {PRODUCT "\"matrix\":[[-1,2],[3,4]]}",
         "alternative 1 has the value -1 on criterion 1; a weighted product needs values above 0"},
        {WASPAS MATRIX ",\"params\":{\"lambda\":\"half\"}}",
         "params.lambda is 'half', where a number from 0 to 1"},
        {WASPAS MATRIX ",\"params\":{\"normalization\":\"maximum\"}}",
         "params.normalization is 'maximum', where linear_max, sum, minmax, vector or none"},
        {WASPAS "\"matrix\":[[1,0],[3,4]]}",
         "criterion 2 has a value of 0, which this scaling cannot divide by; use minmax or vector"},
        {WASPAS "\"matrix\":[[-1,1],[3,4]]}", "criterion 1 has a value of -1, which this scaling "
                                              "cannot divide by; use minmax or vector"},
        {"{\"method\":\"waspas\",\"criteria\":[{\"id\":\"a\",\"weight\":1e200,\"direction\":"
         "\"max\"}]," TWO ",\"matrix\":[[1e200],[1]],\"params\":{\"normalization\":\"none\"}}",
         "scores of x is no finite number"},
        {"{\"method\":\"topsis\"," CRITERIA "," TWO "," MATRIX
         ",\"params\":{\"normalization\":\"vectr\"}}",
         "params.normalization is 'vectr', which is none of linear_max, sum, minmax, vector or "
         "none; did you mean 'vector'?"},
        {"{\"method\":\"vikor\"," CRITERIA "," TWO "," MATRIX ",\"params\":{\"v\":-0.1}}",
         "params.v is -0.1, where a number from 0 to 1"},
        {"{\"method\":\"vikor\"," CRITERIA "," TWO "," MATRIX
         ",\"params\":{\"normalization\":\"none\",\"v\":2}}",
         "params.v is 2, where a number from 0 to 1"},
        {"{\"method\":\"weight_stability\",\"criteria\":[{\"id\":\"a\",\"weight\":1e200,"
         "\"direction\":\"max\"}]," TWO ",\"matrix\":[[1e200],[1]]}",
         "scores of x is no finite number"},
        {PREFERENCE "\"usual\"}]," TWO ",\"matrix\":[[1],[2]]}",
         "criteria[0].preference is 'usual', where an object"},
        {PREFERENCE "{\"kind\":\"usual\"}}]," TWO ",\"matrix\":[[1],[2]]}",
         "criteria[0].preference.type is missing, where usual, ushape, vshape, level, linear or "
         "gaussian"},
        {PREFERENCE "{\"type\":\"usal\"}}]," TWO ",\"matrix\":[[1],[2]]}",
         "criteria[0].preference.type is 'usal', which is none of usual, ushape, vshape, level, "
         "linear or gaussian; did you mean 'usual'?"},
        {PREFERENCE "{\"type\":\"ushape\"}}]," TWO ",\"matrix\":[[1],[2]]}",
         "criteria[0].preference.q is missing, where a number of at least 0"},
        {PREFERENCE "{\"type\":\"level\",\"q\":-1,\"p\":2}}]," TWO ",\"matrix\":[[1],[2]]}",
         "criteria[0].preference.q is -1, where a number of at least 0"},
        {PREFERENCE "{\"type\":\"vshape\",\"p\":\"2\"}}]," TWO ",\"matrix\":[[1],[2]]}",
         "criteria[0].preference.p is '2', where a number of at least 0"},
        {PREFERENCE "{\"type\":\"gaussian\",\"s\":0}}]," TWO ",\"matrix\":[[1],[2]]}",
         "criteria[0].preference.s is 0, where a number from 1e-150 to 1e+150"},
        {PREFERENCE "{\"type\":\"gaussian\"}}]," TWO ",\"matrix\":[[1],[2]]}",
         "criteria[0].preference.s is missing, where a number from 1e-150 to 1e+150"},
        {POLL "\"value_scale\":9,\"questions\":[],\"answers\":[]}}",
         "params.value_scale is 9, where a whole number from 10000 to 10000"},
        {"{\"method\":\"questionnaire\",\"criteria\":[{\"id\":\"a\",\"weight\":null,\"direction\":"
         "\"max\"}]," TWO ",\"matrix\":[[1],[10001]],\"params\":{\"questions\":[],\"answers\":[]}}",
         "matrix[1][0] is 10001, where a whole number from 0 to 10000"},
        {"{\"method\":\"questionnaire\",\"criteria\":[{\"id\":\"a\",\"weight\":null,\"direction\":"
         "\"max\"}]," TWO ",\"matrix\":[[-1],[2]],\"params\":{\"questions\":[],\"answers\":[]}}",
         "matrix[0][0] is -1, where a whole number from 0 to 10000"},
        {"{\"method\":\"questionnaire\",\"criteria\":[{\"id\":\"a\",\"weight\":null,\"direction\":"
         "\"max\"}]," TWO ",\"matrix\":[[1],[2.5]],\"params\":{\"questions\":[],\"answers\":[]}}",
         "matrix[1][0] is 2.5, where a whole number from 0 to 10000"},
        {"{\"method\":\"questionnaire\",\"criteria\":[{\"id\":\"a\",\"weight\":null,\"direction\":"
         "\"min\"}]," TWO ",\"matrix\":[[1],[2]],\"params\":{\"questions\":[],\"answers\":[]}}",
         "criteria[0].direction is 'min', where 'max' is"},
        {"{\"method\":\"questionnaire\",\"criteria\":[{\"id\":\"a\",\"weight\":null,\"direction\":"
         "\"max\",\"base_points\":-1}]," TWO
         ",\"matrix\":[[1],[2]],\"params\":{\"questions\":[],\"answers\":[]}}",
         "criteria[0].base_points is -1, where a whole number"},
        {"{\"method\":\"questionnaire\",\"criteria\":[{\"id\":\"a\",\"weight\":null,\"direction\":"
         "\"max\",\"base_points\":20001}]," TWO
         ",\"matrix\":[[1],[2]],\"params\":{\"questions\":[],\"answers\":[]}}",
         "criteria[0].base_points is 20001, where a whole number"},
        {POLL "\"questions\":[\"q\"],\"answers\":[]}}",
         "params.questions[0] is 'q', where an object"},
        {POLL "\"questions\":[{\"options\":[]}],\"answers\":[]}}",
         "params.questions[0].id is missing, where a text"},
        {POLL "\"questions\":[{\"id\":\"q\",\"option\":[]}],\"answers\":[]}}",
         "params.questions[0].option is not known; did you mean 'options'?"},
        {POLL "\"questions\":[]}}", "params.answers is missing, where a list"},
        {POLL "\"questions\":[],\"answers\":[\"p\"]}}",
         "params.answers has 1 answer, where 0 are expected"},
        {OPTIONS "\"o\"]}],\"answers\":[null]}}",
         "params.questions[0].options[0] is 'o', where an object"},
        {OPTIONS "{\"id\":\"o\",\"point\":[1]}]}],\"answers\":[null]}}",
         "params.questions[0].options[0].point is not known; did you mean 'points'?"},
        {OPTIONS "{\"points\":[1]}]}],\"answers\":[null]}}",
         "params.questions[0].options[0].id is missing, where a text"},
        {OPTIONS "{\"id\":\"o\"},{\"id\":\"o\"}]}],\"answers\":[null]}}",
         "params.questions[0].options[0] and params.questions[0].options[1] are both 'o', where "
         "ids that differ are expected"},
        {OPTIONS "{\"id\":\"o\",\"points\":5}]}],\"answers\":[null]}}",
         "params.questions[0].options[0].points is 5, where a list"},
        {OPTIONS "{\"id\":\"o\",\"points\":[\"5\"]}]}],\"answers\":[null]}}",
         "params.questions[0].options[0].points[0] is '5', where a whole number"},
        {OPTIONS "{\"id\":\"o\",\"points\":[[]]}]}],\"answers\":[null]}}",
         "params.questions[0].options[0].points[0] is an empty list, where a whole number"},
        {OPTIONS "{\"id\":\"o\",\"points\":[true]}]}],\"answers\":[null]}}",
         "params.questions[0].options[0].points[0] is true, where a whole number"},
        {OPTIONS "{\"id\":\"o\",\"points\":[20001]}]}],\"answers\":[null]}}",
         "params.questions[0].options[0].points[0] is 20001, where a whole number"},
        {OPTIONS "{\"id\":\"o\",\"eliminates\":\"x\"}]}],\"answers\":[null]}}",
         "params.questions[0].options[0].eliminates is 'x', where a list"},
        {OPTIONS "{\"id\":\"o\",\"eliminates\":[7]}]}],\"answers\":[null]}}",
         "params.questions[0].options[0].eliminates[0] is 7, where a text"},
        {OPTIONS "{\"id\":\"o\",\"eliminates\":[[]]}]}],\"answers\":[null]}}",
         "params.questions[0].options[0].eliminates[0] is an empty list, where a text"},
        {OPTIONS "{\"id\":\"o\",\"eliminates\":[\"\"]}]}],\"answers\":[null]}}",
         "params.questions[0].options[0].eliminates[0] is '', where a text"},
        {OPTIONS "{\"id\":\"o\"}]}],\"answers\":[7]}}", "params.answers[0] is 7, where a text"},
        {"{\"method\":\"questionnaire\",\"criteria\":[{\"id\":\"a\",\"weight\":1,\"direction\":"
         "\"max\"},{\"id\":\"b\",\"weight\":1,\"direction\":\"max\"}]," TWO "," MATRIX
         ",\"params\":{\"questions\":[{\"id\":\"q\",\"options\":[{\"id\":\"o\",\"points\":[1]}]}],"
         "\"answers\":[null]}}",
         "params.questions[0].options[0].points has 1 number"},
        {SLOTS "\"s\"]}}", "params.slots[0] is 's', where an object"},
        {SLOTS "{\"options\":[]}]}}", "params.slots[0].id is missing, where a text"},
        {SLOTS "{\"id\":\"s\",\"option\":[]}]}}",
         "params.slots[0].option is not known; did you mean 'options'?"},
        {SLOTS "{\"id\":\"s\"}]}}",
         "params.slots[0].options is missing, where a list of at least one"},
        {SLOTS "{\"id\":\"s\",\"options\":[\"one\"]}]}}",
         "params.slots[0].options[0] is 'one', where an object"},
        {SLOTS "{\"id\":\"s\",\"options\":[{\"value\":1}]}]}}",
         "params.slots[0].options[0].id is missing, where a text"},
        {SLOTS "{\"id\":\"s\",\"options\":[{\"id\":\"one\"}]}]}}",
         "params.slots[0].options[0].value is missing, where a whole number"},
        {SLOTS "{\"id\":\"s\",\"options\":[{\"id\":\"one\",\"valu\":1}]}]}}",
         "params.slots[0].options[0].valu is not known; did you mean 'value'?"},
        {SLOTS "{\"id\":\"s\",\"options\":[{\"id\":\"one\",\"value\":1000001}]}]}}",
         "params.slots[0].options[0].value is 1000001, where a whole number"},
        {SLOTS "{\"id\":\"s\",\"options\":[{\"id\":\"one\",\"value\":\"1\"}]}]}}",
         "params.slots[0].options[0].value is '1', where a whole number"},
        {SLOTS "{\"id\":\"s\",\"options\":[{\"id\":\"one\",\"value\":1}]},{\"id\":\"s\","
               "\"options\":[{\"id\":\"two\",\"value\":1}]}]}}",
         "params.slots[0] and params.slots[1] are both 's', where ids that differ are expected"},
        {SLOTS "{\"id\":\"s\",\"options\":[{\"id\":\"one\",\"value\":1}]}],\"pairs\":\"none\"}}",
         "params.pairs is 'none', where a list"},
        {"{\"method\":\"stack\"}", "params.slots is missing, where a list of at least one"},
        {STACK "\"one\"]}}", "params.pairs[0] is 'one', where a list"},
        {STACK "[\"one\"]]}}",
         "params.pairs[0] has 1 member, where 3 are expected: two options and a number or null"},
        {STACK "[1,\"three\",1]]}}", "params.pairs[0][0] is 1, where a text"},
        {STACK "[\"one\",\"elsewhere\",1]]}}",
         "params.pairs[0][1] is 'elsewhere', which is no option of any slot"},
        {STACK "[\"one\",\"three\",\"1\"]]}}", "params.pairs[0][2] is '1', where a whole number"},
        {SMAA "\"matrix\":[[1,\"2\"],[1,2]]}",
         "matrix[0][1] is '2', where a number or an object with dist, mean and sd"},
        {SMAA "\"matrix\":[[1,[]],[1,2]]}",
         "matrix[0][1] is an empty list, where a number or an object with dist, mean and sd"},
        {SMAA "\"matrix\":[[1,true],[1,2]]}",
         "matrix[0][1] is true, where a number or an object with dist, mean and sd"},
        {SMAA "\"matrix\":[[1,{\"dist\":\"normal\",\"sd\":1}],[1,2]]}",
         "matrix[0][1].mean is missing, where a number"},
        {SMAA "\"matrix\":[[1,{\"dist\":\"uniform\",\"low\":3,\"high\":2}],[1,2]]}",
         "matrix[0][1].high is 2, where a number of at least 3"},
        {SMAA "\"matrix\":[[1,{\"mean\":1}],[1,2]]}",
         "matrix[0][1].dist is missing, where normal, lognormal or uniform"},
        {SMAA MATRIX ",\"params\":{\"order\":[7,\"a\"]}}", "params.order[0] is 7, where a text"},
        {SMAA MATRIX ",\"params\":{\"order\":[[\"a\",\"c\"]]}}",
         "params.order[0][1] is 'c', which is no criterion; did you mean 'a'?"},
        {SMAA MATRIX ",\"params\":{\"order\":[[\"a\",\"a\"]]}}",
         "params.order[0][1] is 'a', which is already in the order"},
        {SMAA MATRIX ",\"params\":{\"weights\":\"uniform\"}}",
         "params.weights is 'uniform', which is none of uniform_simplex or ordered_simplex; did "
         "you mean 'uniform_simplex'?"},
        {SMAA MATRIX ",\"params\":{\"weights\":\"uniform_simplex\",\"order\":[\"a\",\"b\"]}}",
         "params.order goes with weights 'ordered_simplex' alone, where they are "
         "'uniform_simplex'"},
        {SMAA MATRIX ",\"params\":{\"value_function\":\"linear\",\"scale\":[[0,1],[0,1],[0,1]]}}",
         "params.scale has 3 pairs, where 2 are expected"},
        {SMAA MATRIX ",\"params\":{\"value_function\":\"linear\",\"scale\":[[0,1],[0,1,2]]}}",
         "params.scale[1] is a list, where a list of two numbers, low and high,"},
        {SMAA MATRIX ",\"params\":{\"value_function\":\"linear\",\"scale\":[[0,1],7]}}",
         "params.scale[1] is 7, where a list of two numbers, low and high,"},
        {SMAA MATRIX ",\"params\":{\"value_function\":\"linear\",\"scale\":[[\"0\",1],[0,1]]}}",
         "params.scale[0][0] is '0', where a number"},
        {SMAA MATRIX ",\"params\":{\"value_function\":7}}",
         "params.value_function is 7, where identity, minmax or linear"},
        {SMAA MATRIX ",\"params\":{\"draws\":10000001}}",
         "params.draws is 10000001, where a whole number from 1 to 10000000"},
        {SMAA MATRIX ",\"params\":{\"normalization\":\"sum\"}}",
         "params.normalization is 'sum', which does not go with smaa_2"},
        {SUM CRITERIA "," TWO ",\"m\\u0061trix\":[[1,2],[3,4]]}",
         "matrix is not written as rows of numbers, as is expected"},
        {SUM CRITERIA "," TWO ",\"matrix\":[[1.,2],[3,4]]}", "not valid JSON"},
        {SUM CRITERIA "," TWO ",\"matrix\":[[1e,2],[3,4]]}", "not valid JSON"},
        {SUM CRITERIA "," TWO ",\"matrix\":[[1,2],[3,4]", "not valid JSON"},
        {SUM CRITERIA "," TWO "," MATRIX ",\"notes\":\"no end}", "not valid JSON"},
        {SUM CRITERIA "," TWO ",\"matrix\":7}", "matrix is 7, where a list is expected"},
        {"{\"method\":\"topsis\",\"criteria\":[{\"id\":\"a\",\"weight\":1,\"direction\":\"min\"}]"
         "," TWO ",\"matrix\":[[0],[1]],\"params\":{\"normalization\":\"linear_max\"}}",
         "criterion 1 has a value of 0, which this scaling cannot divide by; use minmax or vector"},
        {PREFERENCE "{\"typ\":\"usual\"}}]," TWO ",\"matrix\":[[1],[2]]}",
         "criteria[0].preference.typ is not known; did you mean 'type'?"},
    };

    for (size_t i = 0; i < ARRAY_LENGTH(rows); i++)
        check_refused(state, &rows[i]);
}

static void test_missing_file_is_named(void **state)
{
    struct run run = solve(state, folder_path(state, "nowhere.json"), NULL, NULL);

    assert_int_equal(run.status, 2);
    assert_non_null(strstr(run.error, "nowhere.json': No such file"));
    run_free(&run);
}

/* --- what is allowed ------------------------------------------------------------------------ */

static void test_cases_not_in_published_problems(void **state)
{
    static const struct {
        const char *text, *part;
    } rows[] = {
        /* numbers in every form, expected of any shape, unknown members far from any name */
        {SUM CRITERIA "," TWO ",\"matrix\" : [ [1.5e1, -2] ,\t[ 0,0.25E+1]],\"expected\":7,"
                      "\"zzz\":{\"matrix\":[[9]]}}",
         "\"scores\": [\n    17.0,\n    -2.5\n  ]"},
        {SMAA "\"matrix\":[[{\"dist\":\"uniform\",\"low\":3,\"high\":4},1],[1,2]],\"params\":"
              "{\"draws\":500}}",
         "\"confidence_factor\": [\n    1.0,\n    null\n  ]"},
        {SMAA "\"matrix\":[[9,1],[1,2]],\"params\":{\"order\":[[\"b\",\"a\"]],\"draws\":10}}",
         "\"pairwise_winning_index\": [\n    [\n      0.0,\n      1.0\n    ]"},
        {POLL "\"questions\":[{\"id\":\"q\",\"options\":[{\"id\":\"o\",\"eliminates\":"
              "[\"x\",\"y\"]}]}],\"answers\":[\"o\"]}}",
         "\"winner\": null"},
        {POLL "\"questions\":[{\"id\":\"q\",\"options\":[{\"id\":\"o\"}]}],\"answers\":[null]}}",
         "\"minimal_changes\": null"},
        {STACK "[\"three\",\"two\",null]]}}", "\"feasible\": 1,"},
        {STACK "[\"one\",\"three\",null],[\"two\",\"three\",null]]}}", "\"feasible\": 0,"},
        {SLOTS "{\"id\":\"s\",\"options\":[{\"id\":\"one\",\"value\":1},{\"id\":\"two\",\"value\":"
               "2}]}]}}",
         "\"feasible\": 2,"},
        {STACK "[\"three\",\"one\",5]]}}", "\"scores\": [\n    9,\n    5\n  ]"},
        {SUM CRITERIA "," TWO "," MATRIX ",\"params\":null}",
         "\"scores\": [\n    -1.0,\n    -1.0\n  ]"},
        {SUM "\"criteria\":[{\"id\":\"a\",\"weight\":1,\"direction\":\"max\"},{\"id\":\"b\","
             "\"weight\":3,\"direction\":\"max\"}]," TWO "," MATRIX
             ",\"params\":{\"normalize_weights\":true}}",
         "\"scores\": [\n    1.75,\n    3.75\n  ]"},
        {"{\"method\":\"vikor\"," CRITERIA "," TWO "," MATRIX
         ",\"params\":{\"normalization\":\"none\"}}",
         "\"compromise_set\": [\n    \"x\",\n    \"y\"\n  ]"},
        {"{\"method\":\"topsis\",\"criteria\":[{\"id\":\"a\",\"weight\":1,\"direction\":\"max\"}]"
         "," TWO ",\"matrix\":[[1],[1]]}",
         "\"scores\": [\n    0.5,\n    0.5\n  ]"},
        {SUM "\"source\":\"a \\\"matrix\\\": [[9]] \\\\\"," CRITERIA "," TWO
             ",\n\t\"matrix\" :\n [\n\t[1,2],[3,4]]}",
         "\"scores\": [\n    -1.0,\n    -1.0\n  ]"},
        {SUM CRITERIA "," TWO ",\"matrix\":[[1e0,2E+0],[30e-1,-4.5]]}",
         "\"scores\": [\n    -1.0,\n    7.5\n  ]"},
        {SMAA "\"matrix\":[[1,{\"dist\":\"normal\",\"mean\":1,\"sd\":0}],[1,2]],\"params\":{"
              "\"draws\":10,\"value_function\":\"identity (as given)\"}}",
         "\"ranking\": [\n    1,\n    2\n  ]"},
        {SMAA "\"matrix\":[[9,1],[1,2]],\"params\":{\"draws\":10,\"order\":null}}",
         "\"ranking\": [\n    1,\n    2\n  ]"},
        {OPTIONS "{\"id\":\"o\",\"points\":[3],\"eliminates\":[]},{\"id\":\"p\",\"points\":[0],"
                 "\"eliminates\":[\"y\"]}]}],\"answers\":[\"p\"]}}",
         "\"winner\": \"x\""},
    };

    for (size_t i = 0; i < ARRAY_LENGTH(rows); i++) {
        struct run run = solve_text(state, rows[i].text);

        if (run.status != 0 || !strstr(run.out, rows[i].part))
            fail_msg("%s\n%s%s", rows[i].text, run.out, run.error);
        assert_string_equal(run.error, "");
        run_free(&run);
    }
}

static void test_same_seed_gives_the_same_bytes(void **state)
{
    char path[PATH_MAX];
    struct run one, other, same;

    snprintf(path, sizeof(path), "%s/tests/vectors/smaa-thrombo.json",
             needed("WHICHSTACK_TEST_SOURCE"));
    one = solve(state, path, NULL, NULL);
    same = solve(state, path, NULL, "1");
    other = solve(state, path, NULL, "2");
    assert_string_equal(one.out, same.out);
    assert_string_not_equal(one.out, other.out);
    assert_non_null(strstr(other.out, "\"seed\": 2"));
    run_free(&one);
    run_free(&other);
    run_free(&same);
}

/* Forty slots of ten: too many for a tree of all choices, and beyond 64 bits where nothing is
 * forbidden. The number is given when it can be counted, otherwise left out with a note. */
static char *forty_slots(const char *pairs, int n_slots)
{
    size_t size = 1 << 18, length;
    char *text = malloc(size);

    assert_non_null(text);
    length = (size_t)snprintf(text, size, "{\"method\":\"stack\",\"params\":{\"slots\":[");
    for (int s = 0; s < n_slots; s++) {
        length += (size_t)snprintf(text + length, size - length, "%s{\"id\":\"s%d\",\"options\":[",
                                   s > 0 ? "," : "", s);
        for (int o = 0; o < 10; o++)
            length +=
                (size_t)snprintf(text + length, size - length, "%s{\"id\":\"s%do%d\",\"value\":%d}",
                                 o > 0 ? "," : "", s, o, o);
        length += (size_t)snprintf(text + length, size - length, "]}");
    }
    snprintf(text + length, size - length, "],\"pairs\":[%s]}}", pairs);
    return text;
}

static void test_large_combination_counts_are_exact_or_omitted(void **state)
{
    char *fits = forty_slots("[\"s0o9\",\"s1o9\",null]", 18), *many = forty_slots("", 40);
    struct run counted = solve_text(state, fits), left_out = solve_text(state, many);

    assert_non_null(strstr(counted.out, "\"feasible\": 990000000000000000,"));
    assert_non_null(strstr(counted.out, "161,"));
    assert_string_equal(counted.error, "");
    assert_int_equal(left_out.status, 0);
    assert_null(strstr(left_out.out, "feasible"));
    assert_non_null(strstr(left_out.out, "360,"));
    assert_non_null(strstr(left_out.error, "too many to count"));
    run_free(&counted);
    run_free(&left_out);
    free(fits);
    free(many);
}

/* Twenty-four slots in which every two options bring something: a search of all would not end. */
static void test_endless_search_is_cut_with_a_note(void **state)
{
    size_t size = 1 << 17, length = 0;
    char *pairs = malloc(size);

    assert_non_null(pairs);
    for (int pair = 0; pair < 24 * 24 * 9; pair++) {
        int s = pair / 9 / 24, t = pair / 9 % 24, o = pair / 3 % 3, p = pair % 3;

        if (s < t)
            length += (size_t)snprintf(pairs + length, size - length,
                                       "%s[\"s%do%d\",\"s%do%d\",%d]", length > 0 ? "," : "", s, o,
                                       t, p, (s * 31 + o * 17 + t * 13 + p * 7 + s * t * o) % 9);
    }
    char *endless = forty_slots(pairs, 24);
    struct run cut = solve_text(state, endless);

    assert_int_equal(cut.status, 0);
    assert_non_null(strstr(cut.out, "ranking"));
    assert_non_null(strstr(cut.error, "more combinations than are tried"));
    run_free(&cut);
    free(endless);
    free(pairs);
}

/* --- size ----------------------------------------------------------------------------------- */

/* A problem with one criterion, in which the alternatives get better. */
static struct run solve_many(void **state, const char *method, int alternatives)
{
    const char *path = folder_path(state, "many.json");
    FILE *file = fopen(path, "w");

    assert_non_null(file);
    fprintf(file,
            "{\"method\":\"%s\",\"criteria\":[{\"id\":\"a\",\"weight\":1,\"direction\":\"max\","
            "\"preference\":{\"type\":\"usual\"}}],\"params\":{\"draws\":1,\"questions\":[],"
            "\"answers\":[]},\"alternatives\":[",
            method);
    for (int a = 0; a < alternatives; a++)
        fprintf(file, "%s\"%d\"", a > 0 ? "," : "", a);
    fprintf(file, "],\"matrix\":[");
    for (int a = 0; a < alternatives; a++)
        fprintf(file, "%s[%d]", a > 0 ? ",\n" : "", a + 1);
    fprintf(file, "]}\n");
    assert_int_equal(fclose(file), 0);
    return solve(state, path, NULL, NULL);
}

static void test_each_method_refuses_problems_above_its_limit(void **state)
{
    static const char *const pairwise[] = {"promethee_2", "smaa_2", "weight_stability",
                                           "questionnaire"};
    static const char *const single[] = {"weighted_sum", "weighted_product", "waspas", "topsis",
                                         "vikor"};
    struct run run;

    for (size_t i = 0; i < ARRAY_LENGTH(pairwise); i++) {
        char sentence[100];

        run = solve_many(state, pairwise[i], 2000);
        assert_int_equal(run.status, 0);
        assert_string_equal(run.error, "");
        run_free(&run);
        run = solve_many(state, pairwise[i], 2001);
        snprintf(sentence, sizeof(sentence),
                 "%s takes up to 2,000 alternatives, and there are 2001\n", pairwise[i]);
        assert_int_equal(run.status, 2);
        assert_non_null(strstr(run.error, sentence));
        run_free(&run);
    }
    for (size_t i = 0; i < ARRAY_LENGTH(single); i++) {
        run = solve_many(state, single[i], 2001);
        assert_int_equal(run.status, 0);
        run_free(&run);
    }
    run = solve_many(state, "topsis", 1000001);
    assert_int_equal(run.status, 2);
    assert_non_null(strstr(run.error, "topsis takes up to 1,000,000 alternatives, and there are "
                                      "1000001\n"));
    run_free(&run);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_published_problems_give_the_published_result,
                                        folder_new, folder_free),
        cmocka_unit_test_setup_teardown(test_errors_name_the_faulty_member, folder_new,
                                        folder_free),
        cmocka_unit_test_setup_teardown(test_errors_say_what_a_member_must_be, folder_new,
                                        folder_free),
        cmocka_unit_test_setup_teardown(test_missing_file_is_named, folder_new, folder_free),
        cmocka_unit_test_setup_teardown(test_cases_not_in_published_problems, folder_new,
                                        folder_free),
        cmocka_unit_test_setup_teardown(test_same_seed_gives_the_same_bytes, folder_new,
                                        folder_free),
        cmocka_unit_test_setup_teardown(test_endless_search_is_cut_with_a_note, folder_new,
                                        folder_free),
        cmocka_unit_test_setup_teardown(test_large_combination_counts_are_exact_or_omitted,
                                        folder_new, folder_free),
        cmocka_unit_test_setup_teardown(test_each_method_refuses_problems_above_its_limit,
                                        folder_new, folder_free),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
