"""A program that records and prints how many seconds it has, until somebody kills it."""

from __future__ import annotations

import sys
import time
from datetime import datetime
from pathlib import Path

from diary_desktop.domain.events import Event, LevelChanged
from tests.fakes.clock import FakeClock
from tests.fakes.microphone import FakeMicrophone
from tests.fakes.quick_keys import quick_keys
from tests.journeys.conftest import PASSPHRASE, desks, speech


def main() -> None:
    """The diary lies below the folder that is the first argument."""
    with quick_keys():
        make = next(desks(Path(sys.argv[1]), FakeClock(datetime(2026, 11, 21, 21, 40))))
        desk = make(microphone=lambda _: FakeMicrophone(speech(60.0), paced=True))
        desk.journeys.session.create(bytearray(PASSPHRASE))
        desk.journeys.bus.listen(told)
        desk.journeys.dictation.begin(job=1)
        time.sleep(60)


def told(event: Event) -> None:
    if isinstance(event, LevelChanged):
        sys.stdout.write(f"{event.seconds}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
