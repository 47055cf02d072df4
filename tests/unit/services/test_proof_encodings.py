"""Every way a word is looked for is a way it is really written by somebody."""

from __future__ import annotations

import base64
import json
import os
from unicodedata import normalize
from urllib.parse import quote

import pytest

from diary_desktop.services.proof import Finder
from diary_desktop.services.proof_encodings import base64_core, encodings_of, invented, memory_encodings_of

PLAIN, TONES = "velmorandukis", "khuyễnđượmbỗng"


@pytest.mark.parametrize("word", [PLAIN, TONES])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("case", [str, str.lower, str.upper, str.capitalize])
@pytest.mark.parametrize("coding", ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_a_word_is_found_in_every_coding_form_and_case(word: str, form: str, case: object, coding: str) -> None:
    written = case(normalize(form, word)).encode(coding)  # type: ignore[operator, arg-type]  # one of the above
    assert Finder(encodings_of(word)).names_in(os.urandom(333) + written + os.urandom(33))


@pytest.mark.parametrize("word", [PLAIN, TONES])
@pytest.mark.parametrize("before", range(7))
@pytest.mark.parametrize("after", range(4))
@pytest.mark.parametrize("coder", [base64.b64encode, base64.urlsafe_b64encode, bytes.hex])
def test_a_word_inside_a_packed_text_is_found(word: str, before: int, after: int, coder: object) -> None:
    packed = coder(b"x" * before + word.encode() + b"y" * after)  # type: ignore[operator]  # one of the above
    held = packed if isinstance(packed, bytes) else packed.encode()
    assert Finder(encodings_of(word)).names_in(held)


@pytest.mark.parametrize("word", [PLAIN, TONES])
def test_escaped_words_are_found(word: str) -> None:
    finder = Finder(encodings_of(word))
    assert finder.names_in(json.dumps({"text": f"Today {word}."}).encode())
    assert finder.names_in(quote(f"/a place/{word}").encode())
    assert finder.names_in("".join(f"&#{ord(one)};" for one in word).encode())


def test_the_old_vietnamese_code_page_is_looked_for() -> None:
    apart = "khuyê\u0303nđươ\u0323mbô\u0303ng".encode("cp1258")
    assert encodings_of(TONES)[apart] == "Windows-1258, 1258"
    assert TONES.encode("utf-16-le") in memory_encodings_of(TONES)


def test_the_core_of_base64_does_not_depend_on_its_neighbours() -> None:
    for offset in range(3):
        core = base64_core(PLAIN.encode(), offset)
        for _ in range(20):
            around = os.urandom(offset + 3), os.urandom(7)
            assert core in base64.b64encode(around[0] + PLAIN.encode() + around[1])


def test_invented_words_are_long_and_never_the_same() -> None:
    words = [invented() for _ in range(200)]
    assert len(set(words)) == 200
    assert min(map(len, words)) >= 10
    assert all(word.isascii() for word in words)
    assert not any(invented(4, vietnamese=True).isascii() for _ in range(20))
