#include "base/put.h"

#include <errno.h>
#include <poll.h>
#include <unistd.h>

bool put_all(int file, const void *bytes, size_t length)
{
    const char *at = bytes;

    while (length > 0) {
        ssize_t put = write(file, at, length);

        if (put == 0)
            errno = EIO;
        if (put < 0 && errno == EAGAIN)
            poll(&(struct pollfd){.fd = file, .events = POLLOUT}, 1, -1);
        else if (put == 0 || (put < 0 && errno != EINTR))
            return false;
        at += put > 0 ? put : 0;
        length -= put > 0 ? (size_t)put : 0;
    }
    return true;
}
