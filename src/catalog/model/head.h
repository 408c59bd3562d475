#ifndef CATALOG_MODEL_HEAD_H
#define CATALOG_MODEL_HEAD_H

#include "store/database/database.h"

/* The rows of everything that is read when a catalog is opened, and what the explorer shows of the
 * first framework, in one block: the table 'head'. They are a copy of the other tables, so that a
 * start needs one query instead of twenty. Rows of long tables that would make the block too long are
 * left out; those of the frameworks follow in pieces then, the other rows of the table. */
#define HEAD_FRAMEWORK_COLUMNS 9

/* Writes the block, when all other tables are written. */
bool head_write(struct database *database, struct error *error);

/* Lets the queries get their rows from the block. A catalog without one is read from its tables. */
bool head_read(struct database *database, struct error *error);

/* Whether the block is what the tables say. */
bool head_check(struct database *database, bool *ret_same, struct error *error);

#endif
