#ifndef CLI_RECOMMEND_SPOKEN_RECOMMENDATION_H
#define CLI_RECOMMEND_SPOKEN_RECOMMENDATION_H

#include "cli/cli.h"
#include "document/words/advice_reader.h"

/* A recommendation for a screen reader or a terminal that cannot place anything (TERM=dumb): one
 * sentence a line, no table, no bar, nothing that is aligned by blanks. Written to cli->out. The
 * confidence must be worked out. */
void spoken_recommendation_write(struct cli *cli, const struct advice_reader *reader);

#endif
