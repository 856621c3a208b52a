"""The book of a day with many short meetings: the day once, then a line for each person."""
