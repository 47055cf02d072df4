"""Tests of the window on an X server, driven by its keys and pointer; ``tests/ui/test_on_screen.py`` starts them."""
