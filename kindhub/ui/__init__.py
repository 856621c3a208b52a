"""The window: the only part of KIND Hub that knows Qt."""
