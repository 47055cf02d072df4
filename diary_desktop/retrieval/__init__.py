"""Finding the right words of the diary again: pure functions, no input or output, nothing but NumPy."""
