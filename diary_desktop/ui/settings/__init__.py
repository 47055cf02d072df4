"""The pages of the Settings place, the rows they are made of, and the list of sections they are registered in."""
