"""Bytes in, bytes out: the only room that touches ``cryptography``. Nothing here is home-made but the layout."""
