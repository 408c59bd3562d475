# only on a terminal
PAGER='echo paged; cat >/dev/null' whichstack show lite | head -3
