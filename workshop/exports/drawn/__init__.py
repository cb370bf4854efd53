"""How the things of a board look in a picture of it: a file for each sort, twins of static/objects."""
