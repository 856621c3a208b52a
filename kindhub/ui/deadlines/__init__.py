"""Tasks and deadlines of all open programs."""
