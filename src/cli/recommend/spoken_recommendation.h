#ifndef CLI_RECOMMEND_SPOKEN_RECOMMENDATION_H
#define CLI_RECOMMEND_SPOKEN_RECOMMENDATION_H

#include "cli/cli.h"
#include "document/words/advice_reader.h"

/* A recommendation for screen readers and terminals without cursor addressing (TERM=dumb): one
 * sentence per line, no tables, bars or aligned columns. Written to cli->out. The confidence must
 * be computed. */
void spoken_recommendation_write(struct cli *cli, const struct advice_reader *reader);

#endif
