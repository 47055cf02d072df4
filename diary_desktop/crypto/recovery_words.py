"""Twelve words on paper that open the diary when the passphrase is lost: 128 random bits and a checksum (BIP 39)."""

from __future__ import annotations

import os
from functools import cache

from mnemonic import Mnemonic

from diary_desktop.domain.errors import InputError

COUNT = 12
ENTROPY_BYTES = 16
_UNIQUE_LETTERS = 4
"""No two words of the list share their first four letters."""


def new_words() -> tuple[str, ...]:
    """Twelve fresh words."""
    return tuple(_words().to_mnemonic(os.urandom(ENTROPY_BYTES)).split())


def word_list() -> tuple[str, ...]:
    """The 2,048 English words they are drawn from, 11 bits each; good for a suggested passphrase as well."""
    return tuple(_words().wordlist)


def entropy_of(words: str | bytes | bytearray) -> bytes:
    """The 16 bytes behind the words, typed in any case, with any spaces or commas, or cut to four letters.

    Raises ``InputError`` for a wrong count, an unknown word or a wrong checksum, without repeating the words.
    """
    text = words if isinstance(words, str) else bytes(words).decode("utf-8", errors="replace")
    typed = text.casefold().replace(",", " ").split()
    if len(typed) != COUNT:
        raise InputError("There are {count} words, and twelve are needed.", "Check the paper.", count=len(typed))
    whole = [_whole(number, word) for number, word in enumerate(typed, 1)]
    try:
        return bytes(_words().to_entropy(whole))
    except ValueError as error:
        raise InputError("These twelve words do not belong together.", "Check their order and spelling.") from error


def _whole(number: int, word: str) -> str:
    listed = _words().wordlist
    if word in listed:
        return word
    found = [one for one in listed if one.startswith(word)] if len(word) >= _UNIQUE_LETTERS else []
    if len(found) != 1:
        raise InputError("Word {number} is not one of the recovery words.", "Check its spelling.", number=number)
    return found[0]


@cache
def _words() -> Mnemonic:
    return Mnemonic("english")
