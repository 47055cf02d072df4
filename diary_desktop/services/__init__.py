"""One journey or one verb each. Methods run on the caller's thread and wait for engine threads to the right of it."""
