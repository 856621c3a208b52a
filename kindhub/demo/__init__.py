"""Practice: a folder of invented people, and the guided tour that takes its pictures."""
