#ifndef CLI_RECOMMEND_SHORT_RECOMMENDATION_H
#define CLI_RECOMMEND_SHORT_RECOMMENDATION_H

#include "cli/cli.h"
#include "document/words/advice_reader.h"

/* The short recommendation for a terminal: at most 25 lines at 80 columns in any state; `--full`
 * prints all tables instead. Written to cli->out for `width` columns. The confidence must be
 * computed. */
void short_recommendation_write(struct cli *cli, struct advice_reader *reader, int width,
                                bool colour);

#endif
