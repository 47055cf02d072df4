"""Where the program begins: it is hardened before anything else is imported."""

from __future__ import annotations

import signal
import sys

from diary_desktop.system.hardening import harden

FETCHING = ["models", "download"]
"""The one command that may connect, and only to the host of the models; it opens no diary."""


def main() -> int:
    """Run the command of ``sys.argv``; returns its exit code (``diary-desktop --help`` lists them)."""
    arguments = sys.argv[1:]
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # while libraries are read; ``run`` heeds it again
    harden(fetching=arguments[:2] == FETCHING)
    from diary_desktop.program import run

    return run(arguments)


if __name__ == "__main__":
    sys.exit(main())
