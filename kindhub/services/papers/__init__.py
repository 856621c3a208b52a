"""Papers the hub makes by itself from what a program declares: forms filled and blank, and a whole case."""
