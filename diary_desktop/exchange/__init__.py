"""Other programs' formats and open ones, in and out; knows bytes and the domain, and nothing of the vault."""
