whichstack list --columns id,speed,stars,orm,typed,platforms,released
whichstack list --columns id,speed,stars,orm,typed,platforms,released --format csv
