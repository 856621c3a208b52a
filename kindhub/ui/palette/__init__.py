"""One search over everything one can go to or do: opened by Ctrl+K, filled from data, used by keyboard alone."""
