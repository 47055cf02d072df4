"""Where the program begins: it is hardened before anything else is imported."""

from __future__ import annotations

import sys

from diary_desktop.system.hardening import harden


def main() -> int:
    """Run the command of ``sys.argv``; returns its exit code (``diary-desktop --help`` lists them)."""
    harden()
    from diary_desktop.program import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
