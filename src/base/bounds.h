#ifndef BASE_BOUNDS_H
#define BASE_BOUNDS_H

/* Each argument is evaluated up to twice. */
#define MIN(left, right) ((left) < (right) ? (left) : (right))
#define MAX(left, right) ((left) > (right) ? (left) : (right))

#endif
