"""A sound server of the tests' own: what is spoken into its room arrives at its microphone.

Needs PulseAudio (``pulseaudio``, ``pulseaudio-utils``) and ALSA's way to it (``libasound2-plugins``, which Debian's
pulseaudio brings along), because Debian's PortAudio speaks ALSA. Where one is missing, the test is skipped and says so.
The server hears nothing of this machine and plays nothing on it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest

from diary_desktop.domain.audio import SAMPLE_RATE, Pcm16

TOOLS = ("pulseaudio", "pacat", "parec", "pactl")

ROOM_AS_IT_IS = f"format=s16le rate={SAMPLE_RATE} channels=1"

_FORMAT = [f"--rate={SAMPLE_RATE}", "--channels=1", "--format=s16le"]
_ALSA = """
</usr/share/alsa/alsa.conf>
pcm.!default { type pulse }
ctl.!default { type pulse }
"""


class AudioServer:
    """A room with a loudspeaker whose sound is what the microphone hears."""

    def __init__(self, folder: Path, sound: str = "rate=48000 channels=2") -> None:
        """``sound`` is what the room works in; at ``ROOM_AS_IT_IS`` nothing that is played is changed on its way."""
        self._folder = folder
        self._sound = sound
        self._socket = folder / "socket"
        self._server: subprocess.Popen[bytes] | None = None
        self._feeder: subprocess.Popen[bytes] | None = None

    @property
    def environment(self) -> dict[str, str]:
        """Variables that lead a process, this one included, to the server."""
        return {
            "PULSE_SERVER": f"unix:{self._socket}",
            "XDG_RUNTIME_DIR": str(self._folder),
            "ALSA_CONFIG_PATH": str(self._folder / "asound.conf"),
        }

    @property
    def running(self) -> bool:
        """Whether it can be spoken to."""
        return self._server is not None and self._server.poll() is None

    def start(self) -> None:
        """Start the server and the silence that keeps its room awake. Raises ``TimeoutError``."""
        self._serve(
            f"module-null-sink sink_name=room {self._sound}",
            "module-remap-source master=room.monitor source_name=microphone channels=1",
        )
        self._ask("set-default-sink", "room")
        self._ask("set-default-source", "microphone")
        # Until somebody plays with little delay the room works in blocks of two seconds, and beginnings vanish.
        self._feeder = self._run([*_play(20), "/dev/zero"])
        self._wait_until_awake()

    def _serve(self, *devices: str) -> None:
        """The server with these modules, once it can be asked."""
        (self._folder / "asound.conf").write_text(_ALSA, encoding="utf-8")
        modules = [f"module-native-protocol-unix socket={self._socket} auth-anonymous=1", *devices]
        options = ["-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no", "--disable-shm=yes"]
        loads = [part for module in modules for part in ("-L", module)]
        self._server = self._run(["pulseaudio", *options, "--realtime=no", "--high-priority=no", *loads])
        self._wait_for_server()

    @contextmanager
    def cancelling(self) -> Iterator[None]:
        """Inside, the room offers a microphone ``quiet`` without the echo of what is played into ``known``."""
        names = ("source_master=microphone", "sink_master=room", "source_name=quiet", "sink_name=known")
        if not self._ask("load-module", "module-echo-cancel", "aec_method=webrtc", *names):
            pytest.skip("this PulseAudio has no echo canceller")
        try:
            yield
        finally:
            self._ask("unload-module", "module-echo-cancel")

    def listed(self, kind: str) -> str:
        """A line of the server for each of its ``sources``, ``sink-inputs`` and so on."""
        environment = {**os.environ, **self.environment}
        command = ["pactl", "list", "short", kind]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=20, check=True)
        return done.stdout

    def stop(self) -> None:
        """End it; a microphone that listens is lost by that."""
        for process in (self._feeder, self._server):
            if process is not None and process.poll() is None:
                process.kill()
                process.wait(10)

    def speak(self, pcm: Pcm16, patience: float = 60) -> None:
        """Say 16 kHz ``pcm`` into the room; returns when it has been heard to the end, within ``patience`` seconds."""
        # All of it waits in the server before it sounds: a busy machine must not make the speaker stutter.
        command = _play(500 + round(1000 * len(pcm) / SAMPLE_RATE))
        environment = {**os.environ, **self.environment}
        subprocess.run(command, input=pcm.astype("<i2").tobytes(), env=environment, check=True, timeout=patience)

    @contextmanager
    def listening(self) -> Iterator[list[Pcm16]]:
        """Record what is played in the room; the sound, 16 kHz mono, is in the list afterwards."""
        command = ["parec", "--raw", "--device=room.monitor", "--latency-msec=20", *_FORMAT]
        heard: list[Pcm16] = []
        with tempfile.TemporaryFile() as file:
            recorder = self._run(command, stdout=file.fileno())
            try:
                _wait_until(lambda: os.fstat(file.fileno()).st_size > 0, "the room gives no sound")
                yield heard
                time.sleep(0.3)  # what was played last is still on its way to the file
            finally:
                recorder.terminate()
                recorder.wait(10)
            file.seek(0)
            heard.append(np.frombuffer(file.read(), "<i2").astype(np.int16))

    def _run(self, command: list[str], stdout: int = subprocess.DEVNULL) -> subprocess.Popen[bytes]:
        environment = {**os.environ, **self.environment}
        return subprocess.Popen(command, env=environment, stdout=stdout, stderr=subprocess.DEVNULL)

    def _ask(self, *words: str) -> bool:
        environment = {**os.environ, **self.environment}
        command = ["pactl", *words]
        return subprocess.run(command, env=environment, capture_output=True, timeout=20, check=False).returncode == 0

    def _wait_for_server(self) -> None:
        _wait_until(lambda: self._socket.exists() and self._ask("info"), "PulseAudio does not start")

    def _wait_until_awake(self) -> None:
        """Until the microphone gives sound in small blocks."""
        command = ["parec", "--raw", "--device=microphone", "--latency-msec=20", *_FORMAT]
        with tempfile.TemporaryFile() as file:
            recorder = self._run(command, stdout=file.fileno())
            try:
                _wait_until(lambda: os.fstat(file.fileno()).st_size > SAMPLE_RATE, "the room gives no sound")
            finally:
                recorder.terminate()
                recorder.wait(10)


@pytest.fixture(scope="module")
def audio_room() -> Iterator[AudioServer]:
    """A file's own server, not started yet: an idle one takes 6 % of a core. Skips where none can run."""
    missing = [tool for tool in TOOLS if shutil.which(tool) is None]
    if not sys.platform.startswith("linux") or missing:
        pytest.skip(f"no private sound server here: {', '.join(missing) or 'not Linux'}")
    if not list(Path("/usr/lib").glob("*/alsa-lib/libasound_module_pcm_pulse.so")):
        pytest.skip("PortAudio cannot reach PulseAudio: libasound2-plugins is not installed")
    # Not pytest's own folder: the path of a socket may hold 107 characters.
    with tempfile.TemporaryDirectory(prefix="sound-") as folder:
        server = AudioServer(Path(folder))
        yield server
        server.stop()


@pytest.fixture
def audio_server(audio_room: AudioServer, monkeypatch: pytest.MonkeyPatch) -> AudioServer:
    """The running server, which this process's PortAudio is led to. A test may stop it."""
    if not audio_room.running:
        audio_room.start()
    for name in ("PULSE_SERVER", "ALSA_CONFIG_PATH"):
        monkeypatch.setenv(name, audio_room.environment[name])
    return audio_room


def _play(milliseconds: int) -> list[str]:
    return ["pacat", "--raw", "--device=room", f"--latency-msec={milliseconds}", *_FORMAT]


def _wait_until(true: Callable[[], bool], complaint: str) -> None:
    deadline = time.monotonic() + 20
    while not true():
        if time.monotonic() > deadline:
            raise TimeoutError(complaint)
        time.sleep(0.02)
