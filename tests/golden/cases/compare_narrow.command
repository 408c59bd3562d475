COLUMNS=44 whichstack compare alpha gamma --differing
whichstack compare alpha gamma --differing --width 44 | awk '{ if (length($0) > 60) print "too wide: " $0 }'
