whichstack check "$CATALOG" | sed "s#$CATALOG#DATA#"
whichstack check small.db
ls -A home
