"""The dated rule sets of a program: which are in force when, taking in a new one, and whom it touches."""
