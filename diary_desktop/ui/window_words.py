"""What the window says where an error's own hint names a command line: the same advice, for hands on a window."""

from __future__ import annotations

WINDOW_HINTS = {
    "Make one with `diary-desktop create`, or name its folder with --vault.": (
        "Choose the folder it lies in, or make a new diary."
    ),
    "Open it, or name another folder with --vault.": "Open it, or choose another folder.",
    "Nothing was erased. Run `diary-desktop verify` to see what is sound, and restore a backup if you have one.": (
        "Nothing was erased. Open what can be proven, or restore a backup if you have one."
    ),
    "If you put back a backup on purpose, open it once with --accept-older-state.": (
        "If you put back a backup on purpose, you can open it as it is."
    ),
    "Open the newer one. If it is this copy that you want, open it once with --accept-older-state.": (
        "Open the newer one by its folder. If it is this copy that you want, you can open it as it is."
    ),
    "Nothing was erased. Restore a backup, or open what is there with --accept-older-state.": (
        "Nothing was erased. Open what can be proven, or restore a backup if you have one."
    ),
    "The diary works without it. `diary-desktop doctor` lists what is present.": (
        "The diary works without it. Settings, Models says what is missing and installs it."
    ),
    "Run `diary-desktop verify` for its name, and restore it from a backup if you have one.": (
        "Restore it from a backup if you have one: Settings, Backup."
    ),
    "Name another folder with --to.": "Choose another place for it.",
    "See `diary-desktop --help`.": "Try it in other words.",
    "`diary-desktop list` shows the ids.": "Look for it in the timeline.",
    "`diary-desktop list` shows what there is.": "Look for it in the timeline.",
    "Run `python3 packaging/bootstrap.py run` to its end. The diary works without it.": (
        "Let the set-up run to its end. The diary works without it."
    ),
}
"""By the hint as it stands in the code. ``words.filled`` looks here before it translates."""

COMMAND_LINE = ("diary-desktop ", "--", "bootstrap.py")
"""What no sentence of the window holds."""


def for_a_window(template: str) -> str:
    """The sentence the window says in place of ``template``."""
    return WINDOW_HINTS.get(template, template)
