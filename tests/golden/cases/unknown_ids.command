# a language, a tag, a name in other capitals, a slip in one of them, and what is not there at all
for id in go php GAMMA alpah javascrpt fastapi; do
    whichstack show $id
    echo "status $?"
done
whichstack compare alpha go
echo "status $?"
whichstack compare alpha fastapi
