"""Begins the program again in a new address space: the only way to be sure that no word stays in memory."""

from __future__ import annotations

import logging
import os
import subprocess
import sys

from . import outside

log = logging.getLogger(__name__)


def command() -> list[str]:
    """What this program was started with, its interpreter in full."""
    return [sys.executable, *sys.orig_argv[1:]]


def relaunch() -> None:
    """Does not return. Every descriptor closes with the old address space, the vault's lock among them.
    Only the line to the process that may begin a download stays.

    Windows cannot replace a process: there a second one is started and this one ends.
    """
    log.info("relaunched")
    logging.shutdown()
    if sys.platform == "win32":
        subprocess.Popen(command(), close_fds=True)  # noqa: S603  our own command line
        os._exit(0)
    outside.keep_over_exec()
    os.execv(sys.executable, command())  # noqa: S606  as above, and no shell
