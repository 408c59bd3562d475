#include "cli/team/members.h"

#include "base/text/clean.h"

#include <string.h>

/* `name:` in the file, else the file's name without folder and extension. */
static const char *member_name(struct cli *cli, const char *path, const struct node *tree)
{
    const char *name = node_text(tree, "name"), *slash = strrchr(path, '/');
    size_t length;

    if (name && name[0] != '\0')
        return clean_line(cli->arena, name, strlen(name));
    path = slash ? slash + 1 : path;
    length = strcspn(path[0] == '.' ? path + 1 : path, ".") + (path[0] == '.');
    return clean_line(cli->arena, path, length);
}

bool members_read(struct cli *cli, const char *const *paths, size_t count,
                  struct team_member *members)
{
    for (size_t i = 0; i < count; i++) {
        const char *path = paths[i];
        const struct node *tree;
        struct answers *answers;

        if (!cli_answers_file(cli, path, &answers, &tree))
            return false;
        members[i] = (struct team_member){member_name(cli, path, tree), answers};
        for (size_t k = 0; k < i; k++)
            if (text_equal(members[k].name, members[i].name)) {
                cli_fail(cli,
                         "the answers of '%s' are given twice, in '%s' and '%s': give each "
                         "person one file, or a 'name:' of their own in it",
                         members[i].name, paths[k], path);
                return false;
            }
    }
    return true;
}
