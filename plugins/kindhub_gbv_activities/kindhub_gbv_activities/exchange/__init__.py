"""Imports of the program: the attendance sheets and headcounts that organisations keep."""
