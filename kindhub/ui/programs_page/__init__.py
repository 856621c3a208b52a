"""The programs of this computer: what is installed, whether it runs, and what an administrator does about it."""
