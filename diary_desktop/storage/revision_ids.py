"""New random ids for rows whose content has no revision id of its own."""

from __future__ import annotations

import secrets

ID_BYTES = 16


def new_revision_id() -> bytes:
    """16 random bytes."""
    return secrets.token_bytes(ID_BYTES)
