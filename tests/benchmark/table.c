/* The joint table of all benchmarks: `table FILE` prints the lines that they have added to the file
 * (report.h) and removes it. Of lines about the same the last one counts. */
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#define LINES_MOST 128

struct line {
    char what[64], beside[64], unit[16];
    double ours, theirs, goal, ratio;
};

static bool read_line(FILE *file, struct line *line)
{
    return fscanf(file, " %63[^\t]\t%63[^\t]\t%15[^\t]\t%lf\t%lf\t%lf\t%lf", line->what,
                  line->beside, line->unit, &line->ours, &line->theirs, &line->goal,
                  &line->ratio) == 7;
}

static size_t read_lines(FILE *file, struct line *lines)
{
    struct line line;
    size_t count = 0;

    while (read_line(file, &line)) {
        size_t at = 0;
        while (at < count && strcmp(lines[at].what, line.what) != 0)
            at++;
        if (at == LINES_MOST)
            break;
        lines[at] = line;
        count += at == count;
    }
    return count;
}

static void print_figure(double figure, const char *unit)
{
    if (figure < 0)
        printf(" - |");
    else
        printf(" %.*f %s |", figure < 1 ? 3 : figure < 10 ? 2 : figure < 100 ? 1 : 0, figure, unit);
}

static void print_line(const struct line *line)
{
    printf("| %s | %s |", line->what, line->beside);
    print_figure(line->ours, line->unit);
    print_figure(line->theirs, line->unit);
    if (line->ours < 0 || line->theirs <= 0)
        printf(" - | %.2f | not measured |\n", line->goal);
    else
        printf(" %.2f | %.2f | %s |\n", line->ratio, line->goal,
               line->ratio <= line->goal ? "yes" : "no");
}

int main(int argc, char **argv)
{
    static struct line lines[LINES_MOST];
    FILE *file = argc == 2 ? fopen(argv[1], "r") : NULL;

    if (!file) {
        fprintf(stderr, argc == 2
                            ? "table: no benchmark has run before: meson test --benchmark -v\n"
                            : "usage: table FILE\n");
        return 2;
    }
    size_t count = read_lines(file, lines);
    fclose(file);
    remove(argv[1]);
    printf("| what | beside | whichstack | that | ratio | at most | reached |\n"
           "|---|---|---:|---:|---:|---:|---|\n");
    for (size_t i = 0; i < count; i++)
        print_line(&lines[i]);
    return 0;
}
