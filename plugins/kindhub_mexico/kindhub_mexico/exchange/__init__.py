"""Imports of the program: the sheet in which the offices note every encounter."""
