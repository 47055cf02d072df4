"""The words everybody shares: frozen values without any input or output."""
