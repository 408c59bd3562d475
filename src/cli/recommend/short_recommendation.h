#ifndef CLI_RECOMMEND_SHORT_RECOMMENDATION_H
#define CLI_RECOMMEND_SHORT_RECOMMENDATION_H

#include "cli/cli.h"
#include "document/words/advice_reader.h"

/* A recommendation as a person reads it on a terminal: at most 25 lines at 80 columns, whatever
 * its state; `--full` prints every table instead. Written to cli->out, laid out for `width`
 * columns, with colour when `colour` says so. The confidence must be worked out. */
void short_recommendation_write(struct cli *cli, struct advice_reader *reader, int width,
                                bool colour);

#endif
