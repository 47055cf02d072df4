"""The passphrase of every made-up lifetime, in a file of its own: whoever reads it reads no library with it."""

from __future__ import annotations

PASSPHRASE = b"a made-up lifetime"
