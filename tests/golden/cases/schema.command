# the schemas of the outputs: which there are, one of them, and a name that has none
whichstack schema
whichstack schema keys | head -5
whichstack schema recomend
echo "status $?"
whichstack schema ask
echo "status $?"
whichstack schema list show
