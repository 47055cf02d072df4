"""The smallest models the real engines load: made here in a second, the same bytes every time, nothing downloaded."""
