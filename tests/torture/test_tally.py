"""Long runs add up: what was done before is kept, and what went wrong is never forgotten."""

from __future__ import annotations

import json
from pathlib import Path

from .tally import Tally


def test_counts_add_up_over_runs_and_come_out_as_one_line(tmp_path: Path) -> None:
    file = tmp_path / "state.json"
    for rounds, said in ((25, []), (50, ["round 30: lost"])):
        tally = Tally(file, ["kills"])
        tally.of("kills").add(rounds, said, 2.0)
        tally.keep()
    again = Tally(file, ["kills"])
    told = json.loads(again.json_line({"kills": 3_000}))["torture"]["kills"]
    assert told == {"done": 75, "wrong": 1, "seconds": 4.0, "said": ["round 30: lost"], "goal": 3_000}
    assert "round 30: lost" in again.table({"kills": 3_000})


def test_two_runs_at_the_same_time_keep_each_others_counts(tmp_path: Path) -> None:
    file = tmp_path / "state.json"
    one, other = Tally(file, ["kills"]), Tally(file, ["races"])
    for tally, name in ((one, "kills"), (other, "races"), (one, "kills")):
        tally.of(name).add(10, [], 1.0)
        tally.keep()
    both = Tally(file, ["kills", "races"])
    assert (both.of("kills").done, both.of("races").done) == (20, 10)
