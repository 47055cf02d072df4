"""Tests of the diary; `python -m tests.check` runs every check there is."""
