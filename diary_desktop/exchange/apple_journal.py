"""Apple Journal: a page of HTML for each entry, its pictures in a folder beside; nothing is fetched."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from html.parser import HTMLParser
from pathlib import PurePosixPath
from urllib.parse import unquote

from ..domain.foreign import ForeignEntry, ForeignItem, Unreadable
from .foreign_tree import Tree, Unfit
from .foreign_values import clean, decoded, file_of, mark_of, name_of, names_of, with_missing, within_reach

_MARK = b"pageHeader"
_FIELDS = ("pageHeader", "title", "bodyText", "reflectionPrompt")
_MEDIA = ("photo", "livePhoto", "video", "audio", "drawing")
_PLACES = ("multiPinMap", "genericMap", "visit", "map")
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec"
"""The first three letters of each, four characters apart."""
_DAY_FIRST = re.compile(r"(\d{1,2})\s+([A-Za-z]{3})[A-Za-z]*\.?,?\s+(\d{4})")
_MONTH_FIRST = re.compile(r"([A-Za-z]{3})[A-Za-z]*\.?\s+(\d{1,2}),?\s+(\d{4})")
_VIETNAMESE = re.compile(r"(\d{1,2})\s+tháng\s+(\d{1,2}),?\s+(?:năm\s+)?(\d{4})")
_IN_NAME = re.compile(r"^(\d{4})-(\d{2})-(\d{2})")
_BREAKS = {"br": "\n", "li": "\n- "}
_LOOKED_AT = 20


def reads(tree: Tree) -> bool:
    """Whether one of the first pages is of that kind."""
    for name in _documents(tree)[:_LOOKED_AT]:
        try:
            if _MARK in tree.read(name):
                return True
        except Unfit:
            continue
    return False


def items(tree: Tree) -> Iterator[ForeignItem]:
    """Page after page; one without an entry, such as a table of contents, is named."""
    for name in _documents(tree):
        try:
            yield from _entry(tree, name)
        except Unfit as error:
            yield Unreadable(name, error.flaw)


def _documents(tree: Tree) -> list[str]:
    return [one for one in tree.names() if one.lower().endswith((".html", ".htm"))]


@dataclass(slots=True)
class _Asset:
    kind: str
    words: list[str] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)


class _Page(HTMLParser):
    """Text by the nearest field around it. Paragraphs here close what they never opened: only ``div`` nests."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._divs: list[str | _Asset] = []
        self.texts: dict[str, list[str]] = {name: [] for name in _FIELDS}
        self.assets: list[_Asset] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag == "div":
            self._divs.append(self._begun((values.get("class") or "").split()))
        elif tag in ("p", "br", "li", "h1", "h2", "h3", "blockquote"):
            self._add(_BREAKS.get(tag, "\n\n"))
        asset = self._asset()
        source = values.get("src") or ""
        if tag in ("img", "video", "audio", "source") and source and asset is not None:
            asset.sources.append(source)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag != "div":
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag == "div" and self._divs:
            self._divs.pop()

    def handle_data(self, data: str) -> None:
        self._add(data)

    def _begun(self, classes: list[str]) -> str | _Asset:
        kind = next((one.removeprefix("assetType_") for one in classes if one.startswith("assetType_")), None)
        if kind is not None:
            self.assets.append(_Asset(kind))
            return self.assets[-1]
        asset = self._asset()
        if asset is not None:
            asset.words.append("")
        return next((one for one in classes if one in _FIELDS), "")

    def _asset(self) -> _Asset | None:
        return next((one for one in reversed(self._divs) if isinstance(one, _Asset)), None)

    def _add(self, data: str) -> None:
        asset = self._asset()
        if asset is not None:
            asset.words[-1:] = [f"{asset.words[-1] if asset.words else ''}{data}"]
            return
        name = next((one for one in reversed(self._divs) if isinstance(one, str) and one), "")
        if name:
            self.texts[name].append(data)

    def text(self, name: str) -> str:
        lines = (" ".join(one.split()) for one in "".join(self.texts[name]).split("\n"))
        return re.sub(r"\n{3,}", "\n\n", clean("\n".join(lines)))


def _entry(tree: Tree, name: str) -> Iterator[ForeignItem]:
    page = _Page()
    page.feed(decoded(tree.read(name)))
    page.close()
    found, missing = _media(tree, name, page)
    text = _text(page)
    title = name_of(page.text("title"))
    if not text and not found:
        if not title:
            raise Unfit("empty")
        title, text = "", title
    when = _when(page.text("pageHeader"), PurePosixPath(name).name)
    places = [word for one in page.assets if one.kind in _PLACES for word in _words(one)]
    people = [word for one in page.assets if one.kind == "contact" for word in _words(one)]
    yield ForeignEntry(
        source=f"apple_journal:{mark_of(when.isoformat(), title, text, *found)}",
        item=name,
        when=when,
        text=text,
        title=title,
        people=names_of(people),
        place=name_of(places[0]) if places else "",
        files=tuple(file_of(tree, one) for one in found),
    )
    yield from with_missing(name, missing)


def _text(page: _Page) -> str:
    """The words, the question before them, and behind them what was kept beside: a walk, a song, how one felt."""
    others = [one for one in page.assets if one.kind not in (*_MEDIA, *_PLACES, "contact")]
    places = [word for one in page.assets if one.kind in _PLACES for word in _words(one)][1:]
    lines = [f"- {', '.join(words)}" for words in (_words(one) for one in others) if words]
    asked, body = page.text("reflectionPrompt"), page.text("bodyText")
    beside = "\n".join([*lines, *(f"- {one}" for one in places)])
    return clean("\n\n".join(part for part in (f"> {asked}" if asked else "", body, beside) if part))


def _words(asset: _Asset) -> list[str]:
    return [" ".join(one.split()) for one in asset.words if one.split()]


def _media(tree: Tree, name: str, page: _Page) -> tuple[list[str], list[str]]:
    """Names of files that are there, and of those that are not; an address of the web is neither."""
    found: list[str] = []
    missing: list[str] = []
    for asset in page.assets:
        for source in asset.sources if asset.kind in _MEDIA else ():
            if "://" in source or source.startswith("data:"):
                continue
            at = posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(source)))
            (found if tree.has(at) else missing).append(at)
    return list(dict.fromkeys(found)), [PurePosixPath(one).name for one in missing]


def _when(header: str, name: str) -> datetime:
    """Noon of the day at the head of the page, else of the one the file is named by. Raises ``Unfit``."""
    if day := _DAY_FIRST.search(header):
        parts = (int(day[3]), _month(day[2]), int(day[1]))
    elif day := _MONTH_FIRST.search(header):
        parts = (int(day[3]), _month(day[1]), int(day[2]))
    elif day := _VIETNAMESE.search(header):
        parts = (int(day[3]), int(day[2]), int(day[1]))
    else:
        parts = (0, 0, 0)
    named = _IN_NAME.match(name)
    for year, month, number in (parts, tuple(map(int, named.groups())) if named else (0, 0, 0)):
        try:
            return within_reach(datetime(year, month, number, 12))
        except ValueError:
            continue
    raise Unfit("no_date")


def _month(word: str) -> int:
    """0 for no month."""
    at = _MONTHS.find(word.lower())
    return at // 4 + 1 if at >= 0 and at % 4 == 0 else 0
