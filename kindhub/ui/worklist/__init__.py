"""Worklists: a program's lists as tables one can filter, sort and export."""
