"""A kit carries models from one folder to another unchanged; a damaged or hostile one changes nothing."""

from __future__ import annotations

import json
import shutil
import zipfile

import pytest

from diary_desktop.domain.catalogue import Catalogue, CatalogueModel, ModelFile
from diary_desktop.domain.errors import Cancelled, ModelDamaged, StorageError, UnknownModel
from diary_desktop.engines.minilm_files import sha256_of
from diary_desktop.engines.model_kit import LISTING, ModelKit
from diary_desktop.engines.model_store import ModelFolder
from diary_desktop.runtime.engine_thread import Token


def _nobody():
    raise AssertionError("a kit needs no network")


def _told(*_):
    """Progress of no interest here."""


@pytest.fixture
def filled(tiny_whisper, tiny_gguf, tiny_voice, tiny_sentences, tmp_path):
    """A folder with one model of each role, as a person puts them there."""
    root = tmp_path / "here"
    shutil.copytree(tiny_whisper, root / "listening" / "tiny")
    shutil.copytree(tiny_sentences, root / "memory" / "tiny")
    for role, path in (("answering", tiny_gguf), ("speaking", tiny_voice)):
        (root / role).mkdir()
        shutil.copy(path, root / role / path.name)
    shutil.copy(f"{tiny_voice}.json", root / "speaking" / f"{tiny_voice.name}.json")
    return root


@pytest.fixture
def catalogue(filled, tiny_whisper):
    """It knows the recogniser and nothing else."""
    names = sorted(path.name for path in tiny_whisper.iterdir())
    files = tuple(
        ModelFile(name, (tiny_whisper / name).stat().st_size, sha256_of(tiny_whisper / name)) for name in names
    )
    model = CatalogueModel("tiny", "listening", "Tiny", "owner/tiny", "0" * 40, files, "MIT", ("en",))
    return Catalogue(("hub.example",), (model,))


@pytest.fixture
def here(filled, catalogue):
    return ModelFolder(filled, catalogue, _nobody)


@pytest.fixture
def there(tmp_path, catalogue):
    return ModelFolder(tmp_path / "there", catalogue, _nobody)


@pytest.fixture
def pack(here, tmp_path):
    def packed(*roles: str):
        wanted = [one for one in here.installed() if not roles or one.role in roles]
        ModelKit(here, _told).pack(wanted, tmp_path / "kit.zip", _told, Token())
        return tmp_path / "kit.zip"

    return packed


def _content(root):
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def _models_in(root):
    return {
        name: data for name, data in _content(root).items() if name not in ("proved.json", "chosen.json", "loaded.json")
    }


def test_all_roles_arrive_byte_for_byte(pack, there, filled):
    told = []
    found = ModelKit(there, _told).unpack(
        pack(), unknown=True, told=lambda done, total: told.append(done / total), token=Token()
    )
    assert _models_in(there.root) == _models_in(filled)
    assert [(one.role, one.proved) for one in found] == [
        ("listening", True),
        ("answering", False),
        ("memory", False),
        ("speaking", False),
    ]
    assert told[-1] == 1.0


def test_what_the_catalogue_knows_needs_no_leave(pack, there):
    (found,) = ModelKit(there, _told).unpack(pack("listening"), unknown=False, told=_told, token=Token())
    assert found.key == "tiny"
    assert there.installed()[0].proved


def test_what_it_does_not_know_is_not_taken_in_silently(pack, there):
    with pytest.raises(UnknownModel):
        ModelKit(there, _told).unpack(pack(), unknown=False, told=_told, token=Token())
    assert there.installed() == []


def test_a_name_of_the_catalogue_with_other_bytes_is_unknown(pack, here, there):
    (here.root / "listening" / "tiny" / "config.json").write_text("{}")
    with pytest.raises(UnknownModel):
        ModelKit(there, _told).unpack(pack("listening"), unknown=False, told=_told, token=Token())


def test_every_model_is_loaded_apart_first(pack, tmp_path, catalogue):
    loaded, strictly = [], []
    there = ModelFolder(tmp_path / "there", catalogue, _nobody, lambda role, path: loaded.append((role, path.suffix)))
    kit = ModelKit(there, lambda role, path: strictly.append((role, path.suffix)))
    kit.unpack(pack(), unknown=True, told=_told, token=Token())
    assert loaded == [("listening", "")]
    assert sorted(strictly) == [("answering", ".gguf"), ("memory", ""), ("speaking", ".onnx")]


def test_a_model_that_ends_the_process_trying_it_is_not_taken_in(pack, there):
    def ends(role, path):
        raise ModelDamaged

    with pytest.raises(ModelDamaged):
        ModelKit(there, ends).unpack(pack("answering"), unknown=True, told=_told, token=Token())
    assert there.installed() == []


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_a_cut_kit_changes_nothing(pack, there, share):
    kit = pack()
    content = kit.read_bytes()
    kit.write_bytes(content[: int(len(content) * share)])
    with pytest.raises(ModelDamaged):
        ModelKit(there, _told).unpack(kit, unknown=True, told=_told, token=Token())
    assert there.installed() == []


def test_a_flipped_byte_in_any_model_is_noticed(pack, there):
    kit = pack()
    content = bytearray(kit.read_bytes())
    with zipfile.ZipFile(kit) as archive:
        places = [one.header_offset + 400 for one in archive.infolist() if one.file_size > 1_000]
    for at in places:
        content[at] ^= 1
        kit.write_bytes(content)
        with pytest.raises(ModelDamaged):
            ModelKit(there, _told).unpack(kit, unknown=True, told=_told, token=Token())
        content[at] ^= 1
    assert there.installed() == []


def _rewritten(kit, change, **members):
    """The kit again with its listing changed, and further members."""
    with zipfile.ZipFile(kit) as archive:
        content = {one: archive.read(one) for one in archive.namelist()}
    listing = json.loads(content[LISTING])
    change(listing)
    content[LISTING] = json.dumps(listing).encode()
    content |= {name.replace("__", "/"): data for name, data in members.items()}
    with zipfile.ZipFile(kit, "w") as archive:
        for name, data in content.items():
            archive.writestr(name, data)


HOSTILE_NAMES = ["../up", "/etc/up", "a/../../up", ".hidden", "c:up", "a\\b", "", "a//b", "./a", "a*"]


@pytest.mark.parametrize("name", HOSTILE_NAMES)
def test_a_path_that_leads_elsewhere_is_refused(pack, there, tmp_path, name):
    kit = pack("answering")
    _rewritten(kit, lambda listing: listing["models"][0]["files"][0].update(path=name))
    before = _content(tmp_path)
    with pytest.raises(ModelDamaged):
        ModelKit(there, _told).unpack(kit, unknown=True, told=_told, token=Token())
    assert _content(tmp_path) == before


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda one: one.update(models=[]), id="empty"),
        pytest.param(lambda one: one.update(models="x"), id="no list"),
        pytest.param(lambda one: one["models"][0].update(role="singing"), id="role"),
        pytest.param(lambda one: one["models"][0].update(name="a/b"), id="name"),
        pytest.param(lambda one: one["models"][0].update(files=[]), id="no files"),
        pytest.param(lambda one: one["models"][0]["files"].append(one["models"][0]["files"][0]), id="twice"),
        pytest.param(lambda one: one["models"][0]["files"][0].update(bytes=1), id="size"),
        pytest.param(lambda one: one["models"][0]["files"][0].update(sha256="0" * 64), id="hash"),
        pytest.param(lambda one: one.pop("format"), id="no format"),
        pytest.param(lambda one: one.update(format=99), id="newer"),
    ],
)
def test_a_listing_that_does_not_fit_is_refused(pack, there, change):
    kit = pack("answering")
    _rewritten(kit, change)
    with pytest.raises(ModelDamaged):
        ModelKit(there, _told).unpack(kit, unknown=True, told=_told, token=Token())
    assert there.installed() == []


def test_members_nobody_listed_are_not_looked_at(pack, there):
    kit = pack("answering")
    _rewritten(kit, lambda listing: None, answering__evil="evil")
    ModelKit(there, _told).unpack(kit, unknown=True, told=_told, token=Token())
    assert not any("evil" in name for name in _content(there.root))


def test_a_pickle_in_the_clothes_of_a_model_is_refused(here, pack, there):
    (here.root / "memory" / "tiny" / "pytorch_model.bin").write_bytes(b"\x80\x04\x95evil.")
    with pytest.raises(ModelDamaged):
        ModelKit(there, _told).unpack(pack("memory"), unknown=True, told=_told, token=Token())
    assert there.installed() == []


def test_a_file_that_is_no_kit_is_said_to_be_none(there, tmp_path):
    (tmp_path / "note.txt").write_text("hello")
    with pytest.raises(ModelDamaged, match="kit"):
        ModelKit(there, _told).unpack(tmp_path / "note.txt", unknown=True, told=_told, token=Token())
    with pytest.raises(StorageError):
        ModelKit(there, _told).unpack(tmp_path / "absent.zip", unknown=True, told=_told, token=Token())


def test_a_cancelled_kit_leaves_no_file(here, tmp_path):
    token = Token()
    token.cancel()
    with pytest.raises(Cancelled):
        ModelKit(here, _told).pack(here.installed(), tmp_path / "kit.zip", _told, token)
    assert not list(tmp_path.glob("kit*"))
