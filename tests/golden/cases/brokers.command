# a catalog from another field: nothing but its own words, and no language
whichstack check "$CATALOG/../brokers" 2>&1 | sed 's,^.*/brokers:,brokers:,'
whichstack compile "$CATALOG/../brokers" -o brokers.db || exit
export WHICHSTACK_CATALOG=brokers.db
whichstack check brokers.db
whichstack list
echo "--- filters"
for filter in 'log' 'replay>=2 !licence=MIT' 'throughput>100000 memory<100' 'clients:browser' 'has:clustering no:replay' \
    'unknown:latency' 'first_release<2012' 'operability=5' 'support_ends=open-ended' 'wire=segments | ^alder'; do
    echo "$filter: $(whichstack list --filter "$filter" --columns id --format tsv | sed 1d | tr '\n' ' ')"
done
echo "--- orders"
for key in name kind -throughput latency -replay support_ends -support_ends first_release clients; do
    echo "$key: $(whichstack list --sort "$key" --columns id --format tsv | sed 1d | tr '\n' ' ')"
done
echo "--- columns"
whichstack list --columns id,throughput,clients,ordering,operability,support_ends
whichstack list --columns language
whichstack list --filter 'lang:python'
whichstack list --filter 'language:python'
whichstack show basel
whichstack show alder
whichstack show drawer
whichstack show quick
whichstack show ordering
whichstack compare alder cirrus garnet --differing
whichstack questions --format tsv | cut -f 1-3 | head -8
