"""The sheet of a day in the field, entered back."""
