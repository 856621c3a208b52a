"""The screen on which a call is written down while somebody speaks."""
