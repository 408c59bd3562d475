#include "base/compat/compat.h"

#include <unistd.h>
#ifdef HAVE_GETAUXVAL
#include <sys/auxv.h>
#endif

bool compat_is_privileged(void)
{
#if defined(HAVE_GETAUXVAL)
    return getauxval(AT_SECURE) != 0;
#elif defined(HAVE_ISSETUGID)
    return issetugid() != 0;
#else
    return getuid() != geteuid() || getgid() != getegid();
#endif
}
