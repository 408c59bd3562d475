#!/bin/sh
# The step of action.yml. RECORDS: files and folders; CATALOG_FILE: a catalog or nothing; FAIL_ON: edited or overturned;
# STRICT: true or false.
set -f # names are separated by blanks, and nothing else is expanded
set -- --github ${RECORDS:-docs/adr}
[ -z "${CATALOG_FILE:-}" ] || set -- --catalog "$CATALOG_FILE" "$@"
[ "${STRICT:-false}" != true ] || set -- --strict "$@"
whichstack verify "$@"
status=$?
case $status in
0 | 3) exit 0 ;;
4) [ "${FAIL_ON:-edited}" != overturned ] ;;
*) exit 1 ;;
esac
