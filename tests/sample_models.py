"""What the Models page shows of a made-up computer: sets, installed models, a download half way."""

from __future__ import annotations

from dataclasses import replace

from diary_desktop.domain.errors import DownloadFailed
from diary_desktop.presenters.models import ModelsState
from diary_desktop.services.models import Installed, Offered, Shelf, Suggested, Tried

_SMALL = Offered("listening", "whisper-small", "Whisper small", 486_212_372, "MIT")
_TURBO = Offered("listening", "whisper-turbo", "Whisper large-v3 turbo", 1_621_665_983, "MIT")
_TWO = Offered("answering", "qwen3.5-2b", "Qwen3.5 2B", 1_280_835_840, "Apache-2.0")
_FOUR = Offered("answering", "qwen3.5-4b", "Qwen3.5 4B", 2_740_937_888, "Apache-2.0")
_NINE = Offered("answering", "qwen3.5-9b", "Qwen3.5 9B", 5_680_522_464, "Apache-2.0")
_ALBA = Offered("speaking", "en_GB-alba-medium", "Alba, British English", 63_206_182, "CC-BY-4.0")

BASE = Installed("listening", "whisper-base", "whisper-base", 147_882_941, proved=True)
OWN = Installed("answering", "my-model-Q4.gguf", "", 912_000_000, proved=False)

SHELF = Shelf(
    (BASE, OWN),
    (_SMALL, _TURBO, _TWO, _FOUR, _NINE, _ALBA),
    (
        Suggested("light", ("whisper-small", "qwen3.5-2b", "en_GB-alba-medium"), 1_830_254_394, recommended=False),
        Suggested("balanced", ("whisper-turbo", "qwen3.5-4b", "en_GB-alba-medium"), 4_425_810_053, recommended=True),
        Suggested("best", ("whisper-turbo", "qwen3.5-9b", "en_GB-alba-medium"), 7_365_394_629, recommended=False),
    ),
    "huggingface.co",
)

KNOWN = ModelsState(
    shelf=SHELF,
    tried={"whisper-base": Tried("whisper-base", 0.21, "seconds of work for a second of speech", 1.4, 402)},
)
EMPTY = ModelsState(shelf=replace(SHELF, installed=()))
ASKING = replace(KNOWN, asked=(_TURBO, _FOUR, _ALBA), at="balanced")
FETCHING = replace(KNOWN, busy="fetch", at="whisper-turbo", done=612_000_000, total=_TURBO.size)
FAILED = replace(KNOWN, error=DownloadFailed())
