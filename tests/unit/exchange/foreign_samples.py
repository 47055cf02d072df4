"""Small exports in the shapes of other programs, in words of their own, made where a test wants them."""

from __future__ import annotations

import json
import plistlib
import zipfile
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

PICTURE = b"bytes that stand for a picture"

DAY_ONE_ENTRY = {
    "uuid": "A1",
    "creationDate": "2021-07-03T19:30:00Z",
    "timeZone": "Asia/Ho_Chi_Minh",
    "text": "# Market\n\nBought mangoes\\. Sweet\\!\n\n![](dayone-moment://X)",
    "tags": ["fruit", "Fruit", "market"],
    "starred": True,
    "location": {"placeName": "Ben Thanh", "localityName": "Saigon"},
    "photos": [{"md5": "abc", "type": "png"}, {"md5": "gone", "type": "jpeg"}],
}

DAY_ONE = {
    "metadata": {"version": "1.0"},
    "entries": [
        DAY_ONE_ENTRY,
        {"uuid": "A2", "creationDate": "2021-07-04T02:00:00Z"},
        {"uuid": "A3", "creationDate": "the day before", "text": "When was it?"},
        "no entry",
    ],
}

KEEP = {
    "title": "Packing",
    "listContent": [{"text": "boots", "isChecked": True}, {"text": "map", "isChecked": False}],
    "labels": [{"name": "trip"}],
    "isTrashed": False,
    "isPinned": True,
    "createdTimestampUsec": 1_600_000_000_000_000,
    "userEditedTimestampUsec": 1_600_000_900_000_000,
}

JRNL = """[2020-02-01 08:15] Frost on the window. *
Tea with @lan before work.
[not a day] stays in the text

[2020-02-02 21:00] Only a title
"""

APPLE = """<html><body><p><span><div class='pageContainer'><div class="pageHeader">{day}</div>
<div class="assetGrid"><div class="gridItem assetType_multiPinMap">
<div class="gridItemOverlayFooter">The pier</div></div>
<div class="gridItem assetType_contact">
<div class="gridItemOverlayHeader">Minh</div><img src="../Resources/c.png"></div>
<div class="gridItem assetType_motionActivity"><div>Walking</div><div>3 km</div></div>
<div class="gridItem assetType_photo"><img src="../Resources/p.png"/></div>
<div class="gridItem assetType_photo"><img src="https://example.com/far.png"/></div></div>
<div class='title'>Low tide</div><div class='bodyText'></span></p><p><span>Crabs &amp; mud.</span></p><p>Wet shoes.</p>
<p><span></div></div></span></p></body></html>"""

MARKDOWN = """---
title: "The red bicycle"
date: 2022-05-06 07:08
tags: [ride, "early"]
mood: 5
place: Hue
---
Rode out before the heat. #dawn

![seen](pictures/bridge.png) ![[lost.png]] `#code`
"""


def write(folder: Path, files: Mapping[str, bytes | str]) -> Path:
    """The folder with these files in it."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def zipped(path: Path, files: Mapping[str, bytes | str]) -> Path:
    """A zip with these members."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in files.items():
            file.writestr(name, content)
    return path


def day_one() -> dict[str, bytes | str]:
    return {"Journal.json": json.dumps(DAY_ONE), "photos/abc.png": PICTURE}


def classic() -> dict[str, bytes | str]:
    body = {
        "UUID": "C1",
        "Creation Date": datetime(2014, 3, 1, 20, 0),
        "Time Zone": "Europe/Paris",
        "Entry Text": "Rain on the roof.",
        "Tags": ["home"],
        "Starred": True,
    }
    named = (
        b'<!DOCTYPE plist [<!ENTITY a "aaaa">]><plist><dict><key>Entry Text</key><string>&a;</string></dict></plist>'
    )
    return {
        "entries/C1.doentry": plistlib.dumps(body),
        "entries/C2.doentry": b"<dict>never closed",
        "entries/C3.doentry": named,
        "photos/C1.jpg": PICTURE,
    }


def apple(day: str = "Sunday, 17 December 2023") -> dict[str, bytes | str]:
    return {"Entries/one.html": APPLE.format(day=day), "Resources/p.png": PICTURE, "Resources/c.png": PICTURE}


def keep() -> dict[str, bytes | str]:
    return {
        "Keep/Packing.json": json.dumps({**KEEP, "attachments": [{"filePath": "shoe.jpeg"}, {"filePath": "gone.png"}]}),
        "Keep/shoe.jpg": PICTURE,
        "Keep/Old.json": json.dumps({**KEEP, "isTrashed": True}),
        "Keep/Broken.json": "{",
    }


def markdown() -> dict[str, bytes | str]:
    return {
        "2022/bicycle.md": MARKDOWN,
        "2022/pictures/bridge.png": PICTURE,
        "2023-01-02 New year.md": "# Quiet\n\nSlept long.",
        "empty.md": "---\ntitle: nothing\n---\n",
        "latin.md": b"caf\xe9",
    }
