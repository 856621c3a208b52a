"""The same services without a window: for admins, scripts and tests. One file per family of commands."""
