"""What the Models page shows of a made-up computer: sets, installed models, a download half way."""

from __future__ import annotations

from dataclasses import replace

from diary_desktop.domain.errors import DownloadFailed, WrongFile
from diary_desktop.domain.models import Computer, Installed, Offered, Shelf, Suggested, Tried
from diary_desktop.presenters.models_state import Broken, ModelsState

_SMALL = Offered("listening", "whisper-small", "Whisper small", 486_212_372, "MIT")
_TURBO = Offered(
    "listening", "whisper-turbo", "Whisper large-v3 turbo", 1_621_665_983, "MIT",
    files=(("model.bin", 1_617_884_929), ("config.json", 2_263), ("preprocessor_config.json", 340),
           ("tokenizer.json", 2_710_337), ("vocabulary.json", 1_068_114)),
)  # fmt: skip
_TWO = Offered("answering", "qwen3.5-2b", "Qwen3.5 2B", 1_280_835_840, "Apache-2.0")
_FOUR = Offered("answering", "qwen3.5-4b", "Qwen3.5 4B", 2_740_937_888, "Apache-2.0")
_NINE = Offered("answering", "qwen3.5-9b", "Qwen3.5 9B", 5_680_522_464, "Apache-2.0")
_ALBA = Offered("speaking", "en_GB-alba-medium", "Alba, British English", 63_206_182, "CC-BY-4.0")

BASE = Installed(
    "listening", "whisper-base", "whisper-base", 147_882_941, proved=True, rank=1, title="Whisper base", licence="MIT"
)
OWN = Installed("answering", "my-model-Q4.gguf", "", 912_000_000, proved=False, rank=1)
_HEARS = Installed("listening", "whisper-turbo", "whisper-turbo", _TURBO.size, True, True, 2, _TURBO.title, "MIT")
_FINDS = Installed(
    "memory",
    "multilingual-minilm",
    "multilingual-minilm",
    485_000_000,
    True,
    True,
    1,
    "Multilingual MiniLM",
    "Apache-2.0",
)
_COMPUTER = Computer(8, 16_400_000_000, 9_100_000_000, 41_000_000_000)

SHELF = Shelf(
    (BASE, OWN),
    (_SMALL, _TURBO, _TWO, _FOUR, _NINE, _ALBA),
    (
        Suggested("light", ("whisper-small", "qwen3.5-2b", "en_GB-alba-medium"), 1_830_254_394, recommended=False),
        Suggested("balanced", ("whisper-turbo", "qwen3.5-4b", "en_GB-alba-medium"), 4_425_810_053, recommended=True),
        Suggested("best", ("whisper-turbo", "qwen3.5-9b", "en_GB-alba-medium"), 7_365_394_629, recommended=False),
    ),
    "huggingface.co",
    _COMPUTER,
    ("en",),
)

KNOWN = ModelsState(
    shelf=SHELF,
    tried={
        "whisper-base": Tried("whisper-base", 0.21, "seconds of work for a second of speech", 1.4, 402),
        "starter/listening": Tried("starter/listening", 0.11, "seconds of work for a second of speech", 0.6, 210),
    },
)
EMPTY = ModelsState(shelf=replace(SHELF, installed=()))
ASKING = replace(KNOWN, asked=(_TURBO, _FOUR, _ALBA), at="balanced")
_HALF = replace(
    KNOWN,
    shelf=replace(
        SHELF, installed=(replace(BASE, used=False), _HEARS, _FINDS), offered=(_SMALL, _TWO, _FOUR, _NINE, _ALBA)
    ),
    tried={
        **KNOWN.tried,
        "whisper-turbo": Tried("whisper-turbo", 0.29, "seconds of work for a second of speech", 3.2, 1_240),
    },
    waiting=("qwen3.5-4b", "en_GB-alba-medium"),
)
FETCHING = replace(_HALF, busy="fetch", at="qwen3.5-4b", done=1_699_000_000, total=_FOUR.size, speed=18_200_000.0)
FAILED = replace(_HALF, error=DownloadFailed(), broken=Broken("stalled", "qwen3.5-4b", 62))
WRONG = replace(_HALF, error=WrongFile(), broken=Broken("wrong", "qwen3.5-4b", 100))
TRYING = replace(KNOWN, busy="try", at="whisper-base")
TIGHT = replace(KNOWN, shelf=replace(SHELF, computer=replace(_COMPUTER, memory_free=2_600_000_000)))
READY = replace(
    _HALF,
    waiting=(),
    finished="fetch",
    shelf=replace(
        SHELF,
        installed=(
            replace(BASE, used=False),
            _HEARS,
            _FINDS,
            Installed("answering", "qwen.gguf", "qwen3.5-4b", _FOUR.size, True, True, 1, _FOUR.title, "Apache-2.0"),
            Installed("speaking", "alba.onnx", _ALBA.key, _ALBA.size, True, True, 1, _ALBA.title, _ALBA.licence),
        ),
        offered=(_SMALL, _TWO, _NINE),
    ),
    tried={**KNOWN.tried, "qwen.gguf": Tried("qwen.gguf", 5.2, "words a second", 4.0, 3_300, 11.0)},
)
