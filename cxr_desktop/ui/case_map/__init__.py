"""The map of cases: the library in two dimensions by label, with the present query in it."""
