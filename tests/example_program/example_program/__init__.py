"""A program that does nothing useful and goes through every door of the contract: a school that lends bicycles."""
