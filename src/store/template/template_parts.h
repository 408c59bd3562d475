#ifndef STORE_TEMPLATE_TEMPLATE_PARTS_H
#define STORE_TEMPLATE_TEMPLATE_PARTS_H

#include "store/template/template.h"

/* The parsed form of a template. Internal to store/template. */

#define TEMPLATE_DEPTH_LIMIT 8 /* of `if`, `for` and `block` inside each other */
#define TEMPLATE_ELSE_LIMIT 40 /* of one `if` */

struct template_word {
    const char *text;
    int column;
};

struct template_term {
    const char *name; /* such as `stack.database.version` */
    bool negated;
    struct template_word *words; /* after `is`; none: tests whether there is a value */
    size_t n_words;
    int line, column;
    struct template_term *next; /* joined by `and` */
};

struct template_condition {
    const struct template_term *first;
};

enum piece_kind { PIECE_TEXT, PIECE_VALUE, PIECE_IF, PIECE_FOR, PIECE_BLOCK, PIECE_PUT };

struct piece {
    enum piece_kind kind;
    int line, column;
    const char *text; /* PIECE_TEXT; the name of a value, list, block or place */
    size_t length;    /* PIECE_TEXT */
    const char *item; /* PIECE_FOR: the name of the item; PIECE_PUT: the blanks before it */
    const struct template_condition *condition; /* PIECE_IF */
    struct piece *body, *otherwise; /* `otherwise` of an `else if` is another PIECE_IF */
    struct piece *next;
};

struct template
{
    const char *file;
    struct piece *first;
};

/* The values of the loops around a place, innermost first, then the root. */
struct scope {
    const char *item;                   /* NULL: the root */
    const struct template_value *value; /* of the item */
    bool last;                          /* is it the last item? */
    const struct scope *outer;
};

/* The value of a dotted name. NULL: there is none; then *ret_known is the length of the part that
 * exists, and *ret_parent the value that lacks the member. */
const struct template_value *scope_find(const struct scope *scope, const char *name,
                                        const struct template_value **ret_parent,
                                        size_t *ret_known);

/* `%%{comma}`: a comma after each item of a list except the last. */
#define TEMPLATE_COMMA "comma"

#endif
