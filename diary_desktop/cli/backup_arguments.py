"""Options of the backup verbs. Apart from them, because the window starts here and must not read their services."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path

HELP = {
    "backup": "make a backup in a folder on another disk, read it back, and thin out old ones",
    "backups": "the backups that are kept, and what was proved of them",
    "restore": "bring a backup back into a new folder, or in the place of the diary",
    "bundle": "all entries in one file for another computer, under a passphrase of its own",
    "merge": "take in a bundle from another computer; nothing here is lost, and doing it twice changes nothing",
}


def add_arguments(parsers: Mapping[str, argparse.ArgumentParser]) -> None:
    """Folders and files; every passphrase is asked for or read from standard input."""
    text = "the folder for backups, which is remembered; else all that are remembered"
    parsers["backup"].add_argument("--to", type=Path, metavar="FOLDER", help=text)
    parsers["backup"].add_argument("--once", action="store_true", help="do not remember the folder")
    _backups(parsers["backups"])
    _restore(parsers["restore"])
    parsers["bundle"].add_argument("--to", type=Path, metavar="FILE", required=True, help="a new file")
    _merge(parsers["merge"])


def _backups(parser: argparse.ArgumentParser) -> None:
    what = parser.add_mutually_exclusive_group()
    text = "list what lies in this folder instead, which needs no passphrase"
    what.add_argument("--in", dest="folder", type=Path, metavar="FOLDER", help=text)
    what.add_argument("--check", action="store_true", help="read every backup and every sound whole")
    text = "restore the newest into a folder of its own, compare, remove it; the diary is not touched"
    what.add_argument("--try-restore", action="store_true", help=text)


def _restore(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="the folder with backups")
    parser.add_argument("--generation", metavar="NAME", help="one of those `backups --in` lists; else the newest")
    where = parser.add_mutually_exclusive_group(required=True)
    where.add_argument("--to", type=Path, metavar="DIR", help="a new or empty folder")
    text = "in the place of the diary, which is kept beside it until the restored one has been opened"
    where.add_argument("--in-place", action="store_true", help=text)


def _merge(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file", type=Path, metavar="FILE", help="the bundle; its passphrase is the second one asked for"
    )
    parser.add_argument("--dry-run", action="store_true", help="only count what would come")
    parser.add_argument("--also-erased", action="store_true", help="bring back entries that were erased here as well")
