"""What a person types: ``run`` and ``test``."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from typing import NoReturn

from set_up import plan
from set_up.environment import ROOT, Environment
from set_up.progress import CommandFailed, Screen, SetUpFailed
from set_up.stamps import Stamps, Step

USAGE = """Usage: python3 packaging/bootstrap.py run [--without-language-model] [arguments for the app]
       python3 packaging/bootstrap.py test [arguments for pytest]

run    sets everything up, then opens the diary (or, where there is no display, takes the tour).
       A later run starts at once and needs no network.
       --without-language-model leaves torch and the language model engine for another day.
test   sets everything up, with the checkers, then runs every check and test.
"""
LATER = "--without-language-model"
INTERRUPTED = 130


def main(arguments: Sequence[str]) -> int:
    """Carry out one verb; the exit code."""
    verb, rest = (arguments[0], list(arguments[1:])) if arguments else ("", [])
    environment = Environment(Screen())
    screen = environment.screen
    if verb not in {"run", "test"}:
        screen.say(USAGE.rstrip())
        return 0 if verb in {"-h", "--help", "help"} else 2
    try:
        return run(environment, rest) if verb == "run" else test(environment, rest)
    except KeyboardInterrupt:
        screen.say(_interrupted(environment))
        return INTERRUPTED
    except SetUpFailed as error:
        if isinstance(error, CommandFailed):
            screen.say("\n".join(f"      | {line}" for line in error.output.splitlines()[-15:]))
        screen.say(f"Set-up stopped: {error}")
        return 1


def run(environment: Environment, arguments: list[str]) -> int:
    """Set up what is missing, then become the app."""
    second = LATER not in arguments
    plan.provide_system_libraries(environment, tests=False)
    set_up(environment, second=second, third=False)
    return start_app(environment, [argument for argument in arguments if argument != LATER])


def test(environment: Environment, arguments: Sequence[str]) -> int:
    """Set up everything, then run every check; a part that could not be installed fails the tests."""
    plan.provide_system_libraries(environment, tests=True)
    failed = set_up(environment, second=True, third=True)
    command = [str(environment.python), "-m", "tests.check", *arguments]
    code = subprocess.run(command, cwd=ROOT, check=False).returncode
    if failed:
        environment.screen.say(f"Not installed, so this counts as failed: {', '.join(step.title for step in failed)}.")
    return 1 if failed and code == 0 else code


def set_up(environment: Environment, *, second: bool, third: bool) -> list[Step]:
    """Walk through the steps not done yet; the optional ones that failed."""
    stamps = Stamps(environment.records)
    if not environment.is_sound():
        plan.walk([plan.make_environment(environment)], stamps, environment.screen)
    steps = plan.first_group(environment)
    if third:
        steps += plan.third_group(environment)
    if second:
        steps += plan.second_group(environment)
    todo = plan.pending(steps, stamps, retry=third)
    failed = plan.walk(todo, stamps, environment.screen)
    if todo:
        environment.screen.say(
            f"Everything is in place after {environment.screen.elapsed}."
            if not failed
            else f"Set up after {environment.screen.elapsed}, except for what is said above."
        )
    return failed


def start_app(environment: Environment, arguments: list[str]) -> int:
    """Replace this process with the app, in the person's own folder, so that file names given to it mean the same."""
    if not arguments and not has_display(os.environ):
        environment.screen.say("There is no display here, so this is the tour: the same main job without a window.")
        arguments = ["tour"]
    # -P: a file in the person's folder must never be taken for one of our libraries.
    command = [str(environment.python), "-P", "-m", "diary_desktop", *arguments]
    return subprocess.run(command, check=False).returncode if os.name == "nt" else _become(command)


def _become(command: list[str]) -> NoReturn:
    sys.stdout.flush()
    os.execv(command[0], command)  # noqa: S606 - no shell is wanted


def has_display(variables: Mapping[str, str], system: str = sys.platform) -> bool:
    """Whether a window can open: always on macOS and Windows, elsewhere where a display server is named."""
    if system in {"darwin", "win32"}:
        return True
    return any(variables.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def _interrupted(environment: Environment) -> str:
    stamps = Stamps(environment.records)
    if environment.is_sound() and all(stamps.holds(step) for step in plan.first_group(environment)):
        return f"Interrupted. The app runs already: add {LATER} to start it now, or start again to finish."
    return "Interrupted. Start the same command again to go on from here."
