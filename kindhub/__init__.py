"""KIND Hub: one desktop hub for the programs of Kids in Need of Defense in Central America and Mexico."""

__version__ = "0.1.0"
