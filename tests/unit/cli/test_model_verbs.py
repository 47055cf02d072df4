"""Every verb of ``diary-desktop models``, for a person and as JSON, on a folder of models of a few bytes."""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from diary_desktop.cli import arguments, model_verbs
from diary_desktop.cli.output import Output
from diary_desktop.domain.catalogue import Catalogue, CatalogueModel, ModelFile, Role
from diary_desktop.domain.errors import CancelToken, InputError, ModelDamaged
from diary_desktop.engines.catalogue import read_catalogue
from diary_desktop.engines.chosen import NAME, chosen, forget, use
from diary_desktop.engines.installed import installed_models
from diary_desktop.engines.model_kit import ModelKit
from diary_desktop.engines.model_store import ModelFolder
from diary_desktop.resources import model_list_path
from diary_desktop.services.model_choice import GIB, Machine

CONTENT = {"small.gguf": b"s" * 100, "large.gguf": b"l" * 900}


def _model(name: str) -> CatalogueModel:
    data = CONTENT[name]
    file = ModelFile(name, len(data), hashlib.sha256(data).hexdigest())
    return CatalogueModel(Path(name).stem, "answering", name.title(), "owner/name", "0" * 40, (file,), "MIT", ("en",))


CATALOGUE = Catalogue(("hub.example",), tuple(map(_model, CONTENT)))


class Carrier:
    """Fetches from nowhere."""

    def fetch(self, model: CatalogueModel, file: ModelFile, into: Path, told: Any, token: CancelToken) -> Path:
        (into / file.name).write_bytes(CONTENT[file.name])
        told(file.size)
        return into / file.name


class Place:
    """A folder of models, the commands given in it, and what was tried apart."""

    def __init__(self, root: Path) -> None:
        self.store = ModelFolder(root, CATALOGUE, Carrier)  # type: ignore[arg-type]  # as much of a transfer as is asked for
        self.tried: list[tuple[str, str, str]] = []

    def __call__(self, *words: str, connect: bool = True, catalogue: Catalogue | None = None) -> tuple[int, list[Any]]:
        code, text, _ = self.said("--json", *words, connect=connect, catalogue=catalogue)
        return code, [json.loads(line) for line in text.splitlines()]

    def said(self, *words: str, connect: bool = True, catalogue: Catalogue | None = None) -> tuple[int, str, str]:
        out, err = io.StringIO(), io.StringIO()
        as_json, rest = words[0] == "--json", [one for one in words if one != "--json"]
        self.store.catalogue = catalogue or CATALOGUE
        kits = ModelKit(self.store, lambda *_: None)
        machine = Machine(16 * GIB, 4, 8 * GIB, 50 * GIB)
        desk = model_verbs.Desk(self.store, kits, machine, connect, self._try)
        code = model_verbs.models(arguments.parse(["models", *rest]), Output(as_json, out, err), desk)
        return code, out.getvalue(), err.getvalue()

    def _try(self, role: Role, path: Path | None, language: str) -> Mapping[str, object]:
        self.tried.append((role, path.name if path else "", language))
        if path is not None and path.name == "large.gguf":
            raise ModelDamaged
        return {"role": role, "speed": 2.0, "unit": "words a second", "memory_mb": 7, "load_seconds": 0.5}


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path / "models")


@pytest.fixture
def full(place: Place) -> Place:
    place("download", "small", "large", "--yes")
    return place


def _of(lines: list[Any], event: str) -> list[Any]:
    return [one for one in lines if one["event"] == event]


def test_list_says_what_is_there_and_what_may_be_had(full: Place) -> None:
    code, lines = full("list")
    assert code == 0
    assert _of(lines, "host") == [{"event": "host", "host": "hub.example"}]
    found = {one["key"]: (one["proved"], one["used"], one["bytes"], one["licence"]) for one in _of(lines, "installed")}
    assert found == {"large": (True, True, 900, "MIT"), "small": (True, False, 100, "MIT")}
    full("remove", "small", "--yes")
    assert [one["files"] for one in _of(full("list")[1], "offered")] == [[["small.gguf", 100]]]
    assert "large.gguf" in full.said("list")[1]


def test_recommend_names_the_set_for_this_computer_in_the_persons_languages(place: Place) -> None:
    shipped = read_catalogue(model_list_path("catalogue.toml"))
    code, lines = place("recommend", "--language", "vi", "en", catalogue=shipped)
    assert code == 0
    (machine,) = _of(lines, "machine")
    assert (machine["cores"], machine["memory_bytes"], machine["disk_free_bytes"]) == (4, 16 * GIB, 50 * GIB)
    choices = _of(lines, "choice")
    assert [(one["step"], one["recommended"]) for one in choices] == [
        ("light", False),
        ("balanced", True),
        ("best", False),
    ]
    for one in choices:
        assert {"vi_VN-vais1000-medium", "en_GB-alba-medium", "multilingual-minilm"} <= set(one["models"])
        assert one["bytes"] == sum(model.size for model in shipped.models if model.key in one["models"])
    assert "<- for this computer" in place.said("recommend", catalogue=shipped)[1]


def test_download_says_host_files_and_sizes_before_anything_is_fetched(place: Place) -> None:
    _, _, told = place.said("download", "small", "--yes")
    assert told.index("hub.example") < told.index("owner/name/small.gguf  100 bytes")
    with pytest.raises(InputError, match="without leave"):
        place("download", "small", connect=False)
    with pytest.raises(InputError, match="No model is called other"):
        place("download", "other", "--yes")
    code, lines = place("download", "large", "--yes")
    assert (code, _of(lines, "fetched")) == (0, [{"event": "fetched", "key": "large"}])
    last = _of(lines, "progress")[-1]
    assert (last["done"], last["total"], last["key"]) == (900, 900, "large")


def test_verify_reads_every_byte_and_its_exit_code_tells(full: Place) -> None:
    assert full("verify")[0] == 0
    (full.store.root / "answering" / "small.gguf").write_bytes(b"s" * 99 + b"x")
    code, lines = full("verify")
    assert code == ModelDamaged.exit_code
    assert {one["key"]: one["proved"] for one in _of(lines, "verified")} == {"large": True, "small": False}
    assert full("verify", "large")[0] == 0


def test_trial_goes_on_after_one_that_fails_and_knows_the_starters(full: Place) -> None:
    code, lines = full("trial", "--language", "vi")
    assert code == ModelDamaged.exit_code
    assert [one[:2] for one in full.tried] == [
        ("listening", ""), ("memory", ""), ("speaking", ""), ("answering", "large.gguf"), ("answering", "small.gguf"),
    ]  # fmt: skip
    assert {language for _, _, language in full.tried} == {"vi"}
    assert [one["event"] for one in lines] == ["trial"] * 3 + ["error", "trial"]
    assert [one["model"] for one in full("trial", "--starter", "speaking")[1]] == ["starter"]
    assert [one["model"] for one in full("trial", "small")[1]] == ["small.gguf"]


def test_use_takes_effect_at_once_and_the_one_before_is_the_next(full: Place) -> None:
    assert full("use", "small") == (0, [{"event": "used", "role": "answering", "model": "small.gguf"}])
    assert installed_models(full.store.root).answering == full.store.root / "answering" / "small.gguf"
    ranks = {one["key"]: (one["rank"], one["used"]) for one in _of(full("list")[1], "installed")}
    assert ranks == {"small": (2, True), "large": (1, False)}
    full("remove", "small.gguf", "--yes")
    assert installed_models(full.store.root).answering == full.store.root / "answering" / "large.gguf"
    with pytest.raises(InputError, match="No installed model is called small"):
        full("use", "small")


def test_remove_asks_first(full: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"")))
    with pytest.raises(InputError):
        full("remove", "small")
    assert full("remove", "small", "--yes") == (0, [{"event": "removed", "role": "answering", "model": "small.gguf"}])
    assert [one["key"] for one in _of(full("list")[1], "installed")] == ["large"]


def test_export_and_import_by_a_name_nobody_sees(full: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kit = tmp_path / "kit.zip"
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{kit}\n"))
    code, lines = full("export", "-", "small")
    assert (code, _of(lines, "exported")) == (0, [{"event": "exported", "models": ["small.gguf"]}])
    other = Place(tmp_path / "elsewhere")
    code, lines = other("import", str(kit))
    assert [(one["key"], one["proved"], one["used"]) for one in _of(lines, "installed")] == [("small", True, True)]


def test_the_order_of_use_survives_damage_and_counts_for_each_role(tmp_path: Path) -> None:
    use(tmp_path, "answering", "a")
    use(tmp_path, "answering", "b")
    use(tmp_path, "speaking", "v")
    use(tmp_path, "answering", "a")
    assert chosen(tmp_path) == {"answering": ["a", "b"], "speaking": ["v"]}
    forget(tmp_path, "speaking", "v")
    forget(tmp_path, "answering", "nobody")
    assert chosen(tmp_path) == {"answering": ["a", "b"]}
    for damage in ("", "[]", "{", '{"answering": 7}', '{"answering": [1, null]}'):
        (tmp_path / NAME).write_text(damage, encoding="utf-8")
        assert not any(chosen(tmp_path).values())
    use(tmp_path, "answering", "b")
    assert chosen(tmp_path) == {"answering": ["b"]}
