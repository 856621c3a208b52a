"""What is kept: the shared records of the shell, and the kinds of field every record is made of."""
