"""The model libraries, one file each, behind the ports for speech and language."""
