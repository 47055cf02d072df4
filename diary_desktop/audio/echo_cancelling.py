"""The sound system's own echo cancelling, where it is set up: a microphone and a loudspeaker that lead through it.

PulseAudio and PipeWire (``module-echo-cancel``) show both beside the bare devices. PortAudio reaches them by ALSA,
which knows neither by name; the way there are variables that are read whenever a stream is opened. Elsewhere nothing is
offered by name, and the gate over what the loudspeaker plays has to do.
"""

from __future__ import annotations

import logging
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from diary_desktop.domain.audio import AudioChunk
from diary_desktop.domain.errors import CancelToken, NoMicrophone, NoSpeaker
from diary_desktop.ports.audio import Heard

from .microphone import SoundCard
from .portaudio import UNLED, PortAudio
from .sound_line import OutputLine
from .speaker import Loudspeaker

log = logging.getLogger(__name__)

PATIENCE = 1.0
"""Seconds for the sound server to list what it has; it takes some 20 ms."""

_PULSE_MODULE = "module-echo-cancel.c"
"""What made a source, as PulseAudio lists it; PipeWire lists itself."""

_LEFT_ALONE = re.compile(r"\banalog_gain_control=(0|no|false|off)\b|\baec_method=(?!webrtc)")
"""Arguments with which it does not touch the microphone; the other methods never do."""

_CANCELS = re.compile(r"echo[-_. ]?cancel", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class CancelledPair:
    """Names of the sound server's: the microphone without the echo of what is played into ``sink``.

    ``bare`` is the one that the canceller itself listens to, empty where nobody can tell.
    """

    source: str
    sink: str
    bare: str = ""


Lists = Callable[[str], Sequence[str]]


def listed(kind: str) -> list[str]:
    """Lines of the sound server, one for each of its ``sources``, ``sinks``, ``modules`` or ``source-outputs``;
    none where it cannot be asked."""
    command = shutil.which("pactl") if sys.platform.startswith("linux") else None
    if command is None:
        return []
    try:
        done = subprocess.run(  # noqa: S603  no shell, and nothing a person typed
            [command, "list", "short", kind], capture_output=True, text=True, timeout=PATIENCE, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return []
    return done.stdout.splitlines()


class EchoCanceller:
    """Makes the microphones and the loudspeaker of a conversation, and knows whether they lead through a canceller."""

    def __init__(self, lists: Lists = listed) -> None:
        """``lists`` is asked each time a microphone is opened: it may have been set up meanwhile."""
        self._lists = lists
        self.sink = ""
        """What is to be played into while the microphone without echo listens; empty for the system's own choice."""
        self.beside: BareMicrophone | None = None
        """Open while the microphone without echo is, and where it can be told."""

    def microphone(self, device: str = "") -> EchoFreeMicrophone:
        """The one of that name; without a name the one without echo, where there is one."""
        return EchoFreeMicrophone(device, self)

    def speaker(self) -> EchoFreeSpeaker:
        """Plays where the echo is known, for as long as that microphone listens."""
        return EchoFreeSpeaker(self)

    def bare_sounds(self) -> Iterator[AudioChunk]:
        """What the bare microphone beside the one without echo gave since the last look. The ear's thread."""
        if self.beside is not None:
            yield from self.beside.ready()

    def offer(self) -> Literal["cancelled", "turned_down", "chosen", "none"]:
        """Whether a microphone without a name would lead through it now; ``chosen``: variables name another way,
        ``turned_down``: it does, and the canceller changes how loud the microphone is for everybody."""
        if _led_elsewhere() and not self.sink:
            return "chosen"
        if not self.sink and self.look() is None:
            return "none"
        return "turned_down" if self._turns_down() else "cancelled"

    def look(self) -> CancelledPair | None:
        """What the system offers now."""
        if _led_elsewhere():
            return None  # whoever set one of these has chosen already
        sources, sinks = self._named("sources"), self._named("sinks")
        return CancelledPair(sources[0], sinks[0], self._bare()) if sources and sinks else None

    def _bare(self) -> str:
        """What the canceller listens to or, where that is not told, the only other microphone."""
        plain = {row[0]: row[1] for row in self._rows("sources") if not _cancels(row) and not _is_monitor(row[1])}
        heard = [row[1] for row in self._rows("source-outputs") if len(row) > 3 and _CANCELS.search(row[3])]
        found = [plain[index] for index in heard if index in plain] or list(plain.values())
        return found[0] if len(set(found)) == 1 else ""

    def _turns_down(self) -> bool:
        """PulseAudio's own begins with the microphone at a third (29 dB softer, measured) unless told not to."""
        if not any(row[2] == _PULSE_MODULE for row in self._rows("sources")):
            return False
        arguments = [row[2] for row in self._rows("modules") if row[1] == "module-echo-cancel"]
        return any(not _LEFT_ALONE.search(one) for one in arguments)

    def _named(self, kind: str) -> list[str]:
        return [row[1] for row in self._rows(kind) if _cancels(row) and not _is_monitor(row[1])]

    def _rows(self, kind: str) -> list[list[str]]:
        rows = [line.split("\t") for line in self._lists(kind)]
        return [row for row in rows if len(row) > 2]


class BareMicrophone(SoundCard):
    """What the canceller listens to, read without waiting."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self._variables = {"PULSE_SOURCE": source, "PIPEWIRE_NODE": source}


class EchoFreeMicrophone(SoundCard):
    """A ``SoundCard`` that leads through the canceller; where that gives no sound, the plain one."""

    def __init__(self, device: str, canceller: EchoCanceller) -> None:
        super().__init__(device)
        self._canceller = canceller

    def open(self) -> None:
        """Raises ``NoMicrophone``."""
        pair = None if self._name else self._canceller.look()
        if pair is not None:
            self._variables = {"PULSE_SOURCE": pair.source, "PIPEWIRE_NODE": pair.source}
            try:
                super().open()
            except NoMicrophone:
                log.info("the microphone without echo gives no sound")
                self._name, self._variables = "", {}
            else:
                self._canceller.sink = pair.sink
                self._open_beside(pair.bare)
                log.info("echoes are cancelled by the sound system")
                return
        super().open()

    def _open_beside(self, source: str) -> None:
        """Without it everything works as well, and interruptions are noticed later."""
        if not source:
            return
        bare = BareMicrophone(source)
        try:
            bare.open()
        except NoMicrophone:
            log.info("no bare microphone beside the one without echo")
        else:
            self._canceller.beside = bare

    def _close(self) -> None:
        super()._close()
        if self._variables:
            self._canceller.sink, self._variables = "", {}
            bare, self._canceller.beside = self._canceller.beside, None
            if bare is not None:
                bare.release()


class EchoFreeSpeaker(Loudspeaker):
    """Looks for each line whether it is to lead through the canceller."""

    def __init__(self, canceller: EchoCanceller) -> None:
        super().__init__()
        self._canceller = canceller

    def _new_line(self, token: CancelToken, heard: Heard | None) -> OutputLine:
        sink = self._canceller.sink
        led = {"PULSE_SINK": sink, "PIPEWIRE_NODE": sink} if sink else {}
        return OutputLine(PortAudio(NoSpeaker, led), token, heard)


def _cancels(row: Sequence[str]) -> bool:
    return bool(_CANCELS.search(row[1]) or _CANCELS.search(row[2]))


def _is_monitor(name: str) -> bool:
    return name.endswith(".monitor")


def _led_elsewhere() -> bool:
    return any(os.environ.get(name, nowhere) != nowhere for name, nowhere in UNLED.items())
