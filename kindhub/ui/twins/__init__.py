"""Records of a program's list that may be one and the same."""
