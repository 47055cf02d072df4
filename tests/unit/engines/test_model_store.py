"""Models come in whole or not at all, are proved by their hashes, and go without a trace."""

from __future__ import annotations

import hashlib
import json
import os
from functools import partial

import httpx2
import pytest

from diary_desktop.domain.catalogue import Catalogue, CatalogueModel, InstalledModel, ModelFile, Role
from diary_desktop.domain.errors import DownloadFailed, ModelDamaged, StorageError
from diary_desktop.engines.installed import installed_models
from diary_desktop.engines.model_store import INCOMING, ModelFolder
from diary_desktop.engines.model_transfer import Transfer
from diary_desktop.engines.placed_models import was_loaded_apart
from diary_desktop.runtime.engine_thread import Token
from tests.fakes.hub import Manners, serving

REVISION = "0123456789" * 4


def _model(key: str, role: Role, content: dict[str, bytes], languages: tuple[str, ...] = ("en",)) -> CatalogueModel:
    files = tuple(ModelFile(path, len(data), hashlib.sha256(data).hexdigest()) for path, data in content.items())
    return CatalogueModel(key, role, key, f"owner/{key}", REVISION, files, "MIT", languages)


WHISPER = {"model.bin": b"w" * 5_000, "config.json": b"{}", "tokenizer.json": b"{} ", "vocabulary.txt": b"a"}
VOICE = {
    "en/en_GB/x/low/en_GB-x-low.onnx": b"v" * 3_000,
    "en/en_GB/x/low/en_GB-x-low.onnx.json": json.dumps({"espeak": {"voice": "en-gb"}}).encode(),
}
CHAT = {"Some-Q4.gguf": b"g" * 4_000}
CATALOGUE = Catalogue(
    ("127.0.0.1",),
    (_model("ears", "listening", WHISPER), _model("mouth", "speaking", VOICE), _model("wits", "answering", CHAT)),
)


EARS, MOUTH, WITS = CATALOGUE.models


@pytest.fixture
def hub(own_server):
    files = {
        f"{model.hub}/resolve/{REVISION}/{path}": data
        for model, content in zip(CATALOGUE.models, (WHISPER, VOICE, CHAT), strict=True)
        for path, data in content.items()
    }
    with serving(files) as found:
        own_server(found.port)
        yield found


@pytest.fixture
def store(hub, tmp_path):
    client = partial(httpx2.Client, timeout=5, trust_env=False, verify=False)
    return ModelFolder(
        tmp_path / "models",
        CATALOGUE,
        lambda: Transfer(client, hub.endpoint, lambda host: host == "127.0.0.1", lambda _: None),
    )


def _fetch(store, model):
    told: list[tuple[int, int]] = []
    store.fetch(model, lambda done, total: told.append((done, total)), Token())
    return told


@pytest.mark.parametrize("model", CATALOGUE.models, ids=lambda one: one.key)
def test_a_fetched_model_lies_where_the_engines_look_and_is_proved(store, tmp_path, model):
    told = _fetch(store, model)
    assert told[-1] == (model.size, model.size)
    assert told == sorted(told)
    (found,) = store.installed()
    assert (found.key, found.role, found.size, found.proved) == (model.key, model.role, model.size, True)
    assert store.verify(found, lambda *_: None, Token())
    seen = installed_models(tmp_path / "models")
    assert seen.listening or seen.answering or seen.speaking


def test_nothing_is_seen_of_a_model_that_broke_off_and_only_the_rest_is_fetched_then(store, hub, tmp_path):
    hub.script = [Manners(), Manners(status=404)]
    with pytest.raises(DownloadFailed):
        _fetch(store, EARS)
    assert store.installed() == []
    assert installed_models(tmp_path / "models").listening is None
    hub.requests.clear()
    _fetch(store, EARS)
    assert [path.rpartition("/")[2] for path, _ in hub.asked] == ["config.json", "tokenizer.json", "vocabulary.txt"]
    assert list((tmp_path / "models" / INCOMING).iterdir()) == []


def test_fetching_again_replaces_what_is_there(store, tmp_path):
    _fetch(store, EARS)
    (tmp_path / "models" / "listening" / "ears" / "model.bin").write_bytes(b"rot")
    assert not store.installed()[0].proved
    _fetch(store, EARS)
    assert store.installed()[0].proved
    assert [one.name for one in (tmp_path / "models" / "listening").iterdir()] == ["ears"]


def test_a_changed_byte_is_found_by_reading_even_where_the_time_did_not_change(store, tmp_path):
    _fetch(store, WITS)
    path = tmp_path / "models" / "answering" / "Some-Q4.gguf"
    before = path.stat()
    path.write_bytes(b"h" + path.read_bytes()[1:])
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    (found,) = store.installed()
    assert found.proved
    assert not store.verify(found, lambda *_: None, Token())
    assert not store.installed()[0].proved


def test_a_model_nobody_vouches_for_is_listed_as_unproved(store, tmp_path):
    folder = tmp_path / "models" / "listening" / "own"
    folder.mkdir(parents=True)
    (folder / "model.bin").write_bytes(b"mine")
    assert store.installed() == [InstalledModel("listening", "own", 4, used=True)]
    assert not store.verify(store.installed()[0], lambda *_: None, Token())


@pytest.mark.parametrize("model", CATALOGUE.models, ids=lambda one: one.key)
def test_a_removed_model_leaves_nothing(store, tmp_path, model):
    _fetch(store, model)
    store.remove(store.installed()[0])
    assert store.installed() == []
    left = [one for one in (tmp_path / "models").rglob("*") if one.is_file()]
    assert sorted(one.name for one in left) == ["chosen.json", "loaded.json", "proved.json"]
    assert [json.loads(one.read_text()) for one in left] == [{}, {}, {}]


def test_a_folder_that_may_not_be_written_is_a_clear_error(store, tmp_path):
    (tmp_path / "models").write_text("a file where the folder should be")
    with pytest.raises(StorageError, match="folder of models"):
        _fetch(store, EARS)


def _admitted(store, model):
    """Those that had to be looked at before an engine may load ``model``."""
    looked: list[str] = []
    if not was_loaded_apart(store.root, model.role, store.place_of(model)):
        store.admit(model.role, store.place_of(model), lambda _, place: looked.append(place.name))
    return looked


def test_what_a_person_put_there_is_looked_at_once_and_again_when_it_changed(store, tmp_path):
    folder = tmp_path / "models" / "listening" / "own"
    folder.mkdir(parents=True)
    (folder / "model.bin").write_bytes(b"mine")
    (own,) = store.installed()
    assert [_admitted(store, own), _admitted(store, own)] == [["own"], []]
    (folder / "vocabulary.txt").write_bytes(b"more")
    assert [_admitted(store, own), _admitted(store, own)] == [["own"], []]
    os.utime(folder / "model.bin", ns=(1, 1))
    assert _admitted(store, own) == ["own"]


def test_what_was_refused_is_looked_at_again(store, tmp_path):
    def refuse(*_):
        raise ModelDamaged

    (tmp_path / "models" / "answering").mkdir(parents=True)
    (tmp_path / "models" / "answering" / "own.gguf").write_bytes(b"mine")
    (own,) = store.installed()
    for _ in range(2):
        with pytest.raises(ModelDamaged):
            store.admit("answering", store.place_of(own), refuse)
        assert not was_loaded_apart(store.root, "answering", store.place_of(own))


def test_a_fetched_model_needs_no_further_look_until_it_changes_and_then_must_be_what_it_was(store, tmp_path):
    _fetch(store, EARS)
    (ears,) = store.installed()
    assert _admitted(store, ears) == []
    path = tmp_path / "models" / "listening" / "ears" / "model.bin"
    os.utime(path, ns=(1, 1))
    assert not was_loaded_apart(store.root, "listening", store.place_of(ears))
    assert _admitted(store, ears) == []
    path.write_bytes(b"w" * 4_999 + b"x")
    with pytest.raises(ModelDamaged, match="has changed"):
        _admitted(store, ears)
