for format in csv tsv markdown json; do
    whichstack list --format $format || exit
done
