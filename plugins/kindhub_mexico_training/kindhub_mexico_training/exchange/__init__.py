"""Imports of the program: the list of events and the attendance of all of them."""
