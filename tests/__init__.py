"""The tests, and what else is run of them as a program."""
