"""The window of an open hub: rail, counts, lock."""
