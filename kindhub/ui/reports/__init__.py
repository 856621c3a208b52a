"""The reports of a program: chosen, looked at with their method, printed and written to a file."""
