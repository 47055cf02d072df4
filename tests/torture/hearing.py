"""How long sounds play. The same bytes always play the same, so each is decoded once, however often it is met."""

from __future__ import annotations

from functools import lru_cache

from diary_desktop.audio.opus import OpusCodec


@lru_cache(maxsize=4_096)
def samples_in(opus: bytes) -> int:
    """Raises ``MediaUnreadable``."""
    return len(OpusCodec().decode(opus))
