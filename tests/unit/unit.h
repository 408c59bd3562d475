#ifndef UNIT_H
#define UNIT_H

/* What every unit test needs, in the order cmocka wants it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/array.h"

#endif
