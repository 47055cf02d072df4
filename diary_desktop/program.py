"""What one command does: no verb opens the window; verbs run the same services without one."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import tempfile
from argparse import Namespace
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from diary_desktop import app
from diary_desktop.cli import arguments
from diary_desktop.cli.output import Output, OutputLost
from diary_desktop.domain.errors import DiaryError, FolderUnusable, VaultMissing
from diary_desktop.resources import resource_path
from diary_desktop.system import hardening, logs, outside, socket_filter

if TYPE_CHECKING:
    from diary_desktop.assembly import Running
    from diary_desktop.services.journeys import Journeys
    from diary_desktop.services.proof_report import ProofReport

INTERRUPTED = 130


def run(argv: Sequence[str]) -> int:
    """Run one command; returns its exit code (``diary-desktop --help`` lists them)."""
    args = arguments.parse(argv)
    if hardening.refuses_all():
        _refuse_sockets(args)
    out = Output(args.json)
    try:
        _heed_interrupts()
        try:
            return _command(args, out)
        except DiaryError as error:
            return out.error(error)
    except OutputLost as lost:
        _say_no_more()
        with contextlib.suppress(OSError):
            print(lost.sentence, file=sys.stderr, flush=True)  # noqa: T201  also where JSON was asked for
        return lost.exit_code
    except KeyboardInterrupt:
        out.note("Stopped. What was kept before is safe.")
        return INTERRUPTED
    except BrokenPipeError:
        _say_no_more()  # whoever read our output has gone, as ``| head`` does
        return INTERRUPTED


def _command(args: Namespace, out: Output) -> int:
    if args.verb is None:
        return _window(args)
    own = {"desktop-entry": _desktop_entry, "tour": _tour, "prove": _prove, "models": _models}
    return own.get(args.verb, _verb)(args, out)


def _say_no_more() -> None:
    """Not even while ending, when Python tries to write what is left."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _heed_interrupts() -> None:
    """From here on Ctrl-C ends in order; before, it ended the program at once, which had nothing to lose."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_DFL:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def _refuse_sockets(args: Namespace) -> None:
    """By the system, where it can and a person did not say otherwise; a window shown over TCP needs them."""
    if getattr(args, "places_stdin", False):
        return  # begun by the window to prove what holds for the window
    window = args.verb is None
    if not app.wants_filter(app.places()) or (window and socket_filter.display_is_elsewhere(os.environ)):
        return
    if window and sys.platform == "linux":
        outside.split_off()  # from the window models are fetched as well, which nothing filtered can begin
    socket_filter.refuse_internet_sockets()


def _window(args: Namespace) -> int:
    """The diary that was named, else the one the window had last, else the usual one."""
    from diary_desktop import window_ground

    wish, where = "record" if args.record else "raise", app.places(args.vault, args.models)
    return (window_ground.open_window if args.vault else window_ground.open_last)(where, wish)


def _verb(args: Namespace, out: Output) -> int:
    from diary_desktop.cli.opening import told_of_opening, told_where
    from diary_desktop.cli.secret_input import SecretInput
    from diary_desktop.cli.verbs import VERBS
    from diary_desktop.last_diary import holds_a_diary, place_of

    where = app.places(args.vault, args.models)
    logs.start_logging(where.state)
    _end_in_order()
    running = app.build(where)
    running.journeys.bus.listen(lambda event: told_of_opening(event, out))
    try:
        return VERBS[args.verb](running.journeys, args, out, SecretInput(args))
    except VaultMissing as error:
        last = place_of(where.state)
        there = last is not None and holds_a_diary(last)
        raise told_where(error, where.vault, last, there=there, named=args.vault is not None) from error
    finally:
        running.close()
        logs.stop_logging()


def _prove(args: Namespace, out: Output) -> int:
    """A proof in a diary of its own; the person's is only looked at from outside."""
    from diary_desktop.cli import prove_verbs
    from diary_desktop.proof_ground import prove
    from diary_desktop.runtime.engine_thread import Token

    def run(named: Mapping[str, Path], told: prove_verbs.Told) -> ProofReport:
        return prove(app.places(**{"vault": args.vault, "models": args.models, **named}), Token(), told)

    _end_in_order()
    return prove_verbs.prove(args, out, run)


def _models(args: Namespace, out: Output) -> int:
    """What hears, answers and speaks; no diary is opened, whatever is asked."""
    from diary_desktop.cli import model_verbs

    if args.action == "try":
        from diary_desktop.trial_ground import try_model

        return model_verbs.try_here(out, try_model)

    from diary_desktop.model_ground import model_desk

    where = app.places(args.vault, args.models)
    logs.start_logging(where.state)
    _end_in_order()
    try:
        desk = model_desk(where, args.catalogue, fetching=args.action == "download")
        return model_verbs.models(args, out, desk)
    finally:
        logs.stop_logging()


def _desktop_entry(args: Namespace, out: Output) -> int:
    """The menu entry of this program; nothing of any diary."""
    import platformdirs

    from diary_desktop.system import desktop_entry

    data = platformdirs.user_data_path()
    if not args.install and not args.remove:
        out.event("desktop_entry", desktop_entry.entry_text(), text=desktop_entry.entry_text())
        return 0
    icon = resource_path("icons", "app-mark.svg")
    done = desktop_entry.install(icon, data) if args.install else desktop_entry.remove(data)
    for one in done:
        out.event("desktop_entry", f"{'Written' if args.install else 'Removed'}: {one}", path=str(one))
    return 0


def _end_in_order() -> None:
    """Being told to end is as good as Ctrl-C: what is open is sealed and closed first."""
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, signal.default_int_handler)


def _tour(args: Namespace, out: Output) -> int:
    """The tour in a folder of its own, removed afterwards unless it is to be kept."""
    if args.keep is None:
        with tempfile.TemporaryDirectory(prefix="diary-tour-") as folder:
            return _tour_in(Path(folder), args, out)
    if args.keep.exists() and (not args.keep.is_dir() or any(args.keep.iterdir())):
        raise FolderUnusable("The folder to keep the tour in is not empty.", "Name a new or empty folder.")
    args.keep.mkdir(parents=True, exist_ok=True)
    return _tour_in(args.keep, args, out)


def _tour_in(folder: Path, args: Namespace, out: Output) -> int:
    from diary_desktop.audio.wave_file import write_wav
    from diary_desktop.cli.tour import Stage, Tour, bundled_samples, samples_of
    from diary_desktop.engines.versions import versions

    opened: dict[int, Running] = {}

    def diary(vault: Path) -> Journeys:
        running = app.build(app.places(vault, args.models, state=folder / "state"))
        opened[id(running.journeys)] = running
        return running.journeys

    def close(journeys: Journeys) -> None:
        opened.pop(id(journeys)).close()

    stage = Stage(folder, diary, close, write_wav, versions())
    code = Tour(stage, samples_of(args, bundled_samples(resource_path("samples"))), out).run()
    if args.keep:
        out.note("Kept in that folder: the diary (vault) and the spoken answer (answer.wav).")
    return code
