"""Every common way a word can lie in a file or in memory, as the bytes to look for."""

from __future__ import annotations

import base64
import json
import secrets
from collections.abc import Iterator
from unicodedata import combining, normalize
from urllib.parse import quote

CODINGS = {
    "UTF-8": "utf-8",
    "UTF-16 LE": "utf-16-le",
    "UTF-16 BE": "utf-16-be",
    "UTF-32 LE": "utf-32-le",
    "UTF-32 BE": "utf-32-be",
    "Latin-1": "latin-1",
    "Windows-1258": "cp1258",
}
IN_MEMORY = ("UTF-8", "UTF-16 LE", "UTF-32 LE", "Latin-1")
"""How text lies in memory: Python keeps one, two or four bytes a letter, Qt two, libraries UTF-8."""

_PACKED = ("UTF-8", "UTF-16 LE")
"""Codings that are looked for inside base64 and hexadecimal as well."""

_TONES = "\u0300\u0301\u0303\u0309\u0323"

_ONSETS = ("b", "d", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "z")
_VOWELS = ("a", "e", "i", "o", "u")
_VIETNAMESE = ("ạ", "ẳ", "ế", "ỗ", "ữ", "ượ", "iễ", "ộ", "ẩ", "ỵ")
_ENDS = ("", "n", "m", "r")


def invented(syllables: int = 5, vietnamese: bool = False) -> str:
    """A word nobody has ever written: ten letters and more, random, speakable. With tone marks where wanted."""
    choose = secrets.SystemRandom().choice
    vowels = _VIETNAMESE if vietnamese else _VOWELS
    return "".join(choose(_ONSETS) + choose(vowels) + choose(_ENDS) for _ in range(syllables)) + choose(_ONSETS)


def encodings_of(word: str) -> dict[bytes, str]:
    """The bytes to look for, each with the name of how the word is written in them.

    Composed, decomposed and in between, as it is, in lower and in upper case. In base64 only the letters that do not
    depend on what stands before and after, for each of the three ways it can be cut.
    """
    found: dict[bytes, str] = {}
    for shape, text in _shapes(word):
        for name, coding in CODINGS.items():
            plain = _encoded(text, coding)
            if plain:
                found.setdefault(plain, _named(name, shape))
                if name in _PACKED:
                    for packed, how in packed_ways(plain):
                        found.setdefault(packed, _named(f"{how} of {name}", shape))
        for escaped, how in _escaped(text):
            found.setdefault(escaped, _named(how, shape))
    return found


def memory_encodings_of(word: str) -> dict[bytes, str]:
    """The ways a text lies in memory as it is, without packing or change of case."""
    wanted = {name: _encoded(word, CODINGS[name]) for name in IN_MEMORY}
    found: dict[bytes, str] = {}
    for name, plain in wanted.items():
        if plain:
            found.setdefault(plain, name)
    return found


def _shapes(word: str) -> Iterator[tuple[str, str]]:
    for form, text in (("NFC", normalize("NFC", word)), ("NFD", normalize("NFD", word)), ("1258", _tones_apart(word))):
        yield form, text
        yield f"{form}, lower case", text.casefold()
        yield f"{form}, upper case", text.upper()
        yield f"{form}, capitalised", text.capitalize()


def _tones_apart(word: str) -> str:
    """Letters with their own marks composed and the tone after them, as the old Vietnamese code page writes them."""
    groups: list[list[str]] = []
    for one in normalize("NFD", word):
        if combining(one) and groups:
            groups[-1][one in _TONES] += one
        else:
            groups.append([one, ""])
    return "".join(normalize("NFC", letter) + tone for letter, tone in groups)


def _encoded(text: str, coding: str) -> bytes:
    try:
        return text.encode(coding)
    except UnicodeEncodeError:
        return b""


def packed_ways(plain: bytes) -> Iterator[tuple[bytes, str]]:
    """``plain`` inside base64 and hexadecimal, each with its name."""
    for offset in range(3):
        yield base64_core(plain, offset), f"base64 ({offset})"
        yield base64_core(plain, offset).translate(_URL_SAFE), f"base64url ({offset})"
    yield plain.hex().encode(), "hexadecimal"
    yield plain.hex().upper().encode(), "HEXADECIMAL"


_URL_SAFE = bytes.maketrans(b"+/", b"-_")


def base64_core(plain: bytes, offset: int) -> bytes:
    """What base64 makes of ``plain`` standing ``offset`` bytes into a group of three, whatever is around it."""
    coded = base64.b64encode(bytes(offset) + plain)
    first = (0, 2, 3)[offset]
    last = len(coded) - (0, 3, 2)[(offset + len(plain)) % 3]
    return coded[first:last]


def _escaped(text: str) -> Iterator[tuple[bytes, str]]:
    yield quote(text, safe="").encode(), "URL"
    yield quote(text, safe="").lower().encode(), "URL, lower case"
    yield json.dumps(text)[1:-1].encode(), "JSON"
    yield "".join(f"\\u{ord(one):04x}" for one in text).encode(), "JSON, every letter"
    yield "".join(f"&#{ord(one)};" for one in text).encode(), "XML"


def _named(how: str, shape: str) -> str:
    return how if shape == "NFC" else f"{how}, {shape}"
