"""Which words of two long texts are the same ones: quick where an hour of speech differs in a few places.

Words that occur once in both texts, in the same order, are the posts between which the rest is matched; a stretch
without posts is matched word by word only while it is short, because that grows with the square.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

MOST_WORDS = 1_000
"""Words on either side of a stretch without posts; a longer one counts as written anew."""

Pair = tuple[int, int]


def aligned(old: Sequence[str], new: Sequence[str]) -> list[Pair]:
    """Index pairs of equal words, rising on both sides."""
    return list(_aligned(old, new, 0, 0))


def _aligned(old: Sequence[str], new: Sequence[str], i: int, j: int) -> Iterator[Pair]:
    head = _common(old, new)
    tail = _common(old[head:][::-1], new[head:][::-1])
    yield from ((i + at, j + at) for at in range(head))
    middle_old, middle_new = old[head : len(old) - tail], new[head : len(new) - tail]
    if middle_old and middle_new:
        posts = _posts(middle_old, middle_new)
        if posts:
            yield from _between(middle_old, middle_new, posts, i + head, j + head)
        elif max(len(middle_old), len(middle_new)) <= MOST_WORDS:
            matcher = SequenceMatcher(None, middle_old, middle_new, autojunk=False)
            for block in matcher.get_matching_blocks():
                for at in range(block.size):
                    yield i + head + block.a + at, j + head + block.b + at
    yield from ((i + len(old) - tail + at, j + len(new) - tail + at) for at in range(tail))


def _between(old: Sequence[str], new: Sequence[str], posts: Sequence[Pair], i: int, j: int) -> Iterator[Pair]:
    last_old = last_new = 0
    for a, b in (*posts, (len(old), len(new))):
        yield from _aligned(old[last_old:a], new[last_new:b], i + last_old, j + last_new)
        if a < len(old):
            yield i + a, j + b
        last_old, last_new = a + 1, b + 1


def _posts(old: Sequence[str], new: Sequence[str]) -> list[Pair]:
    """Words that stand once in either, as far as their order is the same (the longest rising run)."""
    once_old, once_new = _once(old), _once(new)
    both = sorted((at, once_new[word]) for word, at in once_old.items() if word in once_new)
    return _longest_rising(both)


def _once(words: Sequence[str]) -> dict[str, int]:
    counts = Counter(words)
    return {word: at for at, word in enumerate(words) if counts[word] == 1}


def _longest_rising(pairs: Sequence[Pair]) -> list[Pair]:
    """Of pairs that rise on the left, the most that rise on the right as well."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for number, (_, b) in enumerate(pairs):
        place = bisect_left(ends, b)
        before.append(last[place - 1] if place else -1)
        if place == len(ends):
            ends.append(b)
            last.append(number)
        else:
            ends[place], last[place] = b, number
    chain, at = [], last[-1] if last else -1
    while at >= 0:
        chain.append(pairs[at])
        at = before[at]
    return chain[::-1]


def _common(old: Sequence[str], new: Sequence[str]) -> int:
    """How many words both begin with."""
    count = 0
    for one, other in zip(old, new, strict=False):
        if one != other:
            break
        count += 1
    return count
