"""Sound in and out of this machine, and in and out of files."""
