"""Sets the diary up: one file for each thing that must be in place. Standard library only, Python 3.11 or newer."""
