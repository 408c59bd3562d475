/* Writes a folder of invented brokers: make_many FOLDER COUNT [SEED]. Compile it with
 * `whichstack compile tests/catalogs/brokers FOLDER -o FILE`. */
#include "many.h"

#include <stdio.h>
#include <stdlib.h>

int main(int count, char **arguments)
{
    if (count < 3 || count > 4) {
        fprintf(stderr, "usage: make_many FOLDER COUNT [SEED]\n");
        return 2;
    }
    if (!many_write(arguments[1], count > 3 ? strtoull(arguments[3], NULL, 10) : 1,
                    atoi(arguments[2]))) {
        perror(arguments[1]);
        return 1;
    }
    return 0;
}
