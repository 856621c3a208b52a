"""Backups in the window: making them, trying one out, going back to one."""
