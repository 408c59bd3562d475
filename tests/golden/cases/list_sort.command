for keys in name -name stars -stars speed released -released kind,-id orm,id; do
    echo "$keys: $(whichstack list --columns id --sort $keys --format csv | paste -sd ' ')"
done
echo "fit: $(whichstack list --answers team.yaml --columns id --format csv | paste -sd ' ')"
echo "-fit: $(whichstack list --answers team.yaml --columns id --sort -fit --format csv | paste -sd ' ')"
