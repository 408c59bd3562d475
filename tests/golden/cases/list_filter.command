whichstack list --filter 'orm>=2 !lang:go' --columns id,name,orm
whichstack list --filter minimal --columns id
