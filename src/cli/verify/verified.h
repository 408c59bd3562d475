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

/* Is it one of the changes that cause another first place? */
bool verified_is_responsible(const struct verification *found, int change);

/* "5 files: 3 same, 1 edited, 1 no record" */
const char *verified_counts(struct arena *arena, const struct verified *files, size_t count);

/* Prints an annotation, which GitHub shows beside the file; nothing if the file is unchanged or not
 * a record. */
void verified_annotate(const struct verified *file);

/* Writes the changes as markdown for an issue: first decisions with another first place, then those
 * that hold, then records that cannot be verified. */
void verified_write_issue(struct cli *cli, const struct verified *files, size_t count);

#endif
