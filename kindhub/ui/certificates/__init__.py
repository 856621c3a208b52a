"""The certificates of an event, and the check of one that somebody shows."""
