"""The help desk: who is who among the callers."""
