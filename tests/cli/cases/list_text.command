whichstack list
