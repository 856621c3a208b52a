"""Preparing the AOR (DS-7699): what is filled, what is missing, and what the papers say against each other.

The form itself is filed by a resettlement agency alone; this is what it is handed over with.
"""
