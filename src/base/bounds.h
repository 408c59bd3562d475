#ifndef BASE_BOUNDS_H
#define BASE_BOUNDS_H

/* Each argument is evaluated up to three times. */
#define MIN(left, right) ((left) < (right) ? (left) : (right))
#define MAX(left, right) ((left) > (right) ? (left) : (right))
#define CLAMP(number, low, high) ((number) < (low) ? (low) : MIN(number, high))

#endif
