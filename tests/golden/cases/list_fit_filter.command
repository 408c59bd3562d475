whichstack list --answers team.yaml --filter 'fit>50' --columns id,fit,out
whichstack list --filter 'fit>50' --columns id
echo "status $?"
whichstack list --answers team.yaml --filter 'fit>50 orm>=2' --sort name --columns name,fit
