"""The settings a person chooses herself."""
