# Results of a shell test as TAP: read in with `.`; then `echo "1..$number"` ends it.
number=0
failed=0

report() { # report NAME FAULTS
    number=$((number + 1))
    if [ -z "$2" ]; then
        echo "ok $number - $1"
    else
        echo "not ok $number - $1"
        echo "$2" | sed 's/^/# /'
        failed=$((failed + 1))
    fi
}

skip() { # skip NAME WHY
    number=$((number + 1))
    echo "ok $number - $1 # SKIP $2"
}
