"""The only room that writes the vault."""
