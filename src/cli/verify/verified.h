#ifndef CLI_VERIFY_VERIFIED_H
#define CLI_VERIFY_VERIFIED_H

#include "cli/cli.h"
#include "document/verify/verify.h"

/* The files that 'whichstack verify' checked, and its outputs for other programs. */
struct verified {
    struct cli *cli;
    struct arena *arena; /* of this file */
    const char *name;    /* as given; outputs clean it */
    struct verification found;
    int status; /* its exit status */
};

/* Is this one of the changes that are enough for another first place? */
bool verified_is_responsible(const struct verification *found, int change);

/* "5 files: 3 same, 1 edited, 1 no record" */
const char *verified_counts(struct arena *arena, const struct verified *files, size_t count);

/* A line that a workflow on GitHub shows beside the file; nothing for one that is the same or no
 * record. */
void verified_annotate(const struct verified *file);

/* What changed since the decisions, as markdown for an issue: first those with another first place
 * now, then those that hold, then records that cannot be relied on. */
void verified_write_issue(struct cli *cli, const struct verified *files, size_t count);

#endif
