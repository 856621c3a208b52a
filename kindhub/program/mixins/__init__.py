"""Fields several programs share. Derive a table from them and from the program's own base record."""
