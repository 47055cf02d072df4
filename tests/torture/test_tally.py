"""Long runs add up: what was done before is kept, and what went wrong is never forgotten."""

from __future__ import annotations

import json
from pathlib import Path

from .tally import Tally


def test_counts_add_up_over_runs_and_come_out_as_one_line(tmp_path: Path) -> None:
    file = tmp_path / "state.json"
    for rounds, said in ((25, []), (50, ["round 30: lost"])):
        tally = Tally(file)
        tally.of("kills").add(rounds, said, 2.0)
        tally.keep()
    again = Tally(file)
    told = json.loads(again.json_line({"kills": 3_000}))["torture"]["kills"]
    assert told == {"done": 75, "wrong": 1, "seconds": 4.0, "said": ["round 30: lost"], "goal": 3_000}
    assert "round 30: lost" in again.table({"kills": 3_000})
