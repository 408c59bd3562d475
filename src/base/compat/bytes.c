#include "base/compat/compat.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

const void *compat_memmem(const void *bytes, size_t length, const void *wanted, size_t n_wanted)
{
#ifdef HAVE_MEMMEM
    return memmem(bytes, length, wanted, n_wanted);
#else
    const char *at = bytes, *end = at + length;

    if (n_wanted == 0)
        return bytes;
    while ((size_t)(end - at) >= n_wanted &&
           (at = memchr(at, *(const unsigned char *)wanted, (size_t)(end - at) - n_wanted + 1))) {
        if (memcmp(at, wanted, n_wanted) == 0)
            return at;
        at++;
    }
    return NULL;
#endif
}

const void *compat_memrchr(const void *bytes, int byte, size_t length)
{
#ifdef HAVE_MEMRCHR
    return memrchr(bytes, byte, length);
#else
    const unsigned char *start = bytes;

    while (length-- > 0) {
        if (start[length] == (unsigned char)byte)
            return start + length;
    }
    return NULL;
#endif
}

const char *compat_strcasestr(const char *string, const char *wanted)
{
#ifdef HAVE_STRCASESTR
    return strcasestr(string, wanted);
#else
    size_t length = strlen(wanted);

    do {
        if (strncasecmp(string, wanted, length) == 0)
            return string;
    } while (*string++);
    return NULL;
#endif
}

double compat_strtod_l(const char *string, char **ret_end, locale_t locale)
{
#ifdef HAVE_STRTOD_L
    return strtod_l(string, ret_end, locale);
#else
    locale_t before = uselocale(locale);
    double number = strtod(string, ret_end);

    uselocale(before);
    return number;
#endif
}
