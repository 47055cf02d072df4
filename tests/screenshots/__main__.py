"""Grabs every screen: ``python -m tests.screenshots FOLDER [--only NAME,NAME] [--theme T] [--size WxH] ...``.

Without a choice all are painted: four themes at 1280 x 800 and light at 900 x 600, at 100 and 200 %, in English and
Vietnamese.
"""

from __future__ import annotations

import argparse
import itertools
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from diary_desktop.resources import resource_path
from diary_desktop.ui.fonts import load_fonts

from .stages import screens
from .staging import new_window, painted, settle

THEMES = ("light", "dark", "high_contrast_light", "high_contrast_dark")
WIDE, SMALL = (1280, 800), (900, 600)

Kind = tuple[str, tuple[int, int], str, int]
"""Theme, size in px, language and percent of text."""


def main() -> int:
    """Grab them all; returns the exit code."""
    args = _arguments()
    args.folder.mkdir(parents=True, exist_ok=True)
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    application.setStyle("Fusion")
    load_fonts(resource_path("fonts"))
    wanted = [name for name in screens() if not args.only or any(part in name for part in args.only.split(","))]
    for kind, name in itertools.product(_kinds(args), wanted):
        print(_grabbed(args.folder, name, kind).name)
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.screenshots")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", default="", help="parts of names of screens, separated by commas")
    parser.add_argument("--language", default="", choices=["", "en", "vi"])
    parser.add_argument("--scale", type=int, default=0, help="percent of text")
    parser.add_argument("--theme", default="", choices=["", *THEMES])
    parser.add_argument("--size", default="", help="width x height of the window, such as 1280x800")
    return parser.parse_args()


def _kinds(args: argparse.Namespace) -> list[Kind]:
    looks = [*((theme, WIDE) for theme in THEMES), ("light", SMALL)]
    if args.size:
        width, height = map(int, args.size.split("x"))
        looks = [(theme, (width, height)) for theme in THEMES]
    looks = [one for one in looks if not args.theme or one[0] == args.theme]
    languages = [args.language] if args.language else ["en", "vi"]
    scales = [args.scale] if args.scale else [100, 200]
    return [(*look, language, scale) for look in looks for language in languages for scale in scales]


def _grabbed(folder: Path, name: str, kind: Kind) -> Path:
    theme, size, language, scale = kind
    window, body = new_window(*kind)
    screens()[name](window, body)
    settle()
    path = folder / f"{name}-{theme}-{size[0]}x{size[1]}-{language}-{scale}.png"
    painted(window).save(str(path))
    window.language.choose("en")
    window.hide()
    window.deleteLater()
    return path


if __name__ == "__main__":
    sys.exit(main())
