"""The computer in the hands of the person the case is about."""
