"""Every bad manner of a host ends in the right file or in a sentence, never in a wrong or half file."""

from __future__ import annotations

import errno
import hashlib
import os
from functools import partial
from pathlib import Path

import httpx2
import pytest
from huggingface_hub import hf_hub_url

from diary_desktop.domain.catalogue import CatalogueModel, ModelFile
from diary_desktop.domain.errors import Cancelled, DiskFull, DownloadFailed, StorageError
from diary_desktop.engines import model_transfer
from diary_desktop.engines.model_transfer import TRIES, Transfer
from diary_desktop.runtime.engine_thread import Token
from tests.fakes.hub import Hub, Manners, serving

REVISION = "0123456789" * 4
WHERE = f"owner/name/resolve/{REVISION}/weights.bin"
CONTENT = os.urandom(37_000)
FILE = ModelFile("weights.bin", len(CONTENT), hashlib.sha256(CONTENT).hexdigest())
MODEL = CatalogueModel("name", "answering", "Name", "owner/name", REVISION, (FILE,), "MIT", ("en",))


@pytest.fixture
def hub(own_server):
    with serving({WHERE: CONTENT}) as found:
        own_server(found.port)
        yield found


class Fetch:
    """One transfer with what it did: seconds waited, bytes told."""

    def __init__(self, hub: Hub, into: Path, stall: float = 5.0) -> None:
        self.waits: list[float] = []
        self.told: list[int] = []
        self._hub, self._into, self._stall = hub, into, stall

    def __call__(self, file: ModelFile = FILE, token: Token | None = None) -> Path:
        client = partial(httpx2.Client, timeout=self._stall, trust_env=False, verify=False)
        transfer = Transfer(client, self._hub.endpoint, lambda host: host == "127.0.0.1", self.waits.append)
        return transfer.fetch(MODEL, file, self._into, self.told.append, token or Token())


@pytest.fixture
def fetch(hub, tmp_path):
    return Fetch(hub, tmp_path)


def test_a_file_arrives_whole_with_progress(fetch, tmp_path):
    path = fetch()
    assert path.read_bytes() == CONTENT
    assert [one.name for one in tmp_path.iterdir()] == ["weights.bin"]
    assert fetch.told[0] == 0
    assert fetch.told[-1] == len(CONTENT)


@pytest.mark.parametrize("at", range(0, len(CONTENT), 1_024))
def test_a_line_cut_anywhere_is_taken_up_where_it_stopped(hub, fetch, at):
    hub.script = [Manners(cut_at=at)]
    assert fetch().read_bytes() == CONTENT
    assert hub.asked[-1][1] == (f"bytes={at}-" if at else "")
    assert fetch.waits == [1.0]


def test_what_an_ended_program_left_is_gone_on_with(hub, fetch, tmp_path):
    (tmp_path / "weights.bin.part").write_bytes(CONTENT[:20_001])
    assert fetch().read_bytes() == CONTENT
    assert [part for _, part in hub.asked] == ["bytes=20001-"]


def test_a_damaged_rest_of_an_earlier_try_is_noticed_and_fetched_anew(fetch, tmp_path):
    (tmp_path / "weights.bin.part").write_bytes(b"\0" * 20_001)
    with pytest.raises(DownloadFailed, match="not the file"):
        fetch()
    assert list(tmp_path.iterdir()) == []
    assert fetch().read_bytes() == CONTENT


def test_a_rest_longer_than_the_file_is_begun_anew(fetch, tmp_path):
    (tmp_path / "weights.bin.part").write_bytes(CONTENT + b"more")
    assert fetch().read_bytes() == CONTENT


def test_a_host_deaf_to_ranges_is_read_from_the_beginning(hub, fetch):
    hub.script = [Manners(cut_at=9_000), Manners(deaf_to_ranges=True)]
    assert fetch().read_bytes() == CONTENT


def test_a_stall_counts_as_a_broken_line(hub, tmp_path):
    hub.script = [Manners(cut_at=5_000, stall=True)]
    assert Fetch(hub, tmp_path, stall=0.2)().read_bytes() == CONTENT


def test_a_host_that_never_recovers_ends_in_a_sentence_and_keeps_what_came(hub, fetch, tmp_path):
    hub.script = [Manners(cut_at=7_000), *[Manners(cut_at=0)] * TRIES]
    with pytest.raises(DownloadFailed, match="cannot be reached"):
        fetch()
    assert (tmp_path / "weights.bin.part").stat().st_size == 7_000
    assert fetch.waits == [1.0, 2.0, 4.0, 8.0]
    assert fetch().read_bytes() == CONTENT


def test_each_new_byte_gives_the_line_its_patience_back(hub, fetch):
    hub.script = [Manners(cut_at=1_000) for _ in range(3 * TRIES)]
    assert fetch().read_bytes() == CONTENT


@pytest.mark.parametrize("status", [429, 500, 502, 503])
def test_a_busy_host_is_asked_again_when_it_says(hub, fetch, status):
    hub.heads = [Manners(status=status, headers={"Retry-After": "9"})]
    hub.script = [Manners(status=status, headers={"Retry-After": "7"}), Manners(status=status)]
    assert fetch().read_bytes() == CONTENT
    assert fetch.waits == [9.0, 7.0, 4.0]


@pytest.mark.parametrize(
    ("status", "words"), [(401, "account"), (403, "account"), (404, "does not have"), (418, "answer 418")]
)
def test_a_refusal_is_final_and_says_why(hub, fetch, status, words):
    hub.script = [Manners(status=status)]
    with pytest.raises(DownloadFailed, match=words):
        fetch()
    assert len(hub.requests) == 2
    hub.heads = [Manners(status=status)]
    with pytest.raises(DownloadFailed, match=words):
        fetch()
    assert len(hub.requests) == 3, "nobody fetches what was refused beforehand"


WRONG = bytes(reversed(CONTENT))


@pytest.mark.parametrize(
    "manners",
    [
        pytest.param(Manners(body=WRONG), id="other bytes of the right length"),
        pytest.param(Manners(body=CONTENT + b"x"), id="too long"),
        pytest.param(Manners(body=CONTENT[:-1]), id="too short"),
        pytest.param(Manners(headers={"Content-Encoding": "gzip"}, body=WRONG), id="an encoding nobody asked for"),
    ],
)
def test_a_wrong_file_is_never_kept(hub, fetch, tmp_path, manners):
    hub.script = [manners]
    with pytest.raises(DownloadFailed, match="not the file"):
        fetch()
    assert not (tmp_path / "weights.bin").exists()
    assert fetch().read_bytes() == CONTENT


@pytest.mark.parametrize(
    "header",
    [("X-Linked-Etag", f'"{"0" * 64}"'), ("X-Linked-Size", "12"), ("X-Repo-Commit", "f" * 40), ("X-Repo-Commit", "")],
)
def test_what_the_host_says_beforehand_saves_fetching_something_else(hub, fetch, tmp_path, header):
    (tmp_path / "weights.bin.part").write_bytes(CONTENT[:100])
    hub.heads = [Manners(headers=dict([header]))]
    with pytest.raises(DownloadFailed, match="not the file"):
        fetch()
    assert hub.asked == []
    assert (tmp_path / "weights.bin.part").read_bytes() == CONTENT[:100], "what came before may well be right"
    assert fetch().read_bytes() == CONTENT


def test_the_address_is_the_one_the_hubs_own_library_builds_and_nobody_is_named(hub, fetch, monkeypatch):
    monkeypatch.setenv("HF_TOKEN", "hf_somebody")
    fetch()
    url = hf_hub_url("owner/name", "weights.bin", revision=REVISION, endpoint=hub.endpoint)
    assert [(method, hub.url(path)) for method, path, _ in hub.requests] == [("HEAD", url), ("GET", url)]
    for said in hub.headers:
        assert "authorization" not in said
        assert "somebody" not in " ".join(said.values())


def test_a_range_of_another_file_is_not_joined_on(hub, fetch, tmp_path):
    (tmp_path / "weights.bin.part").write_bytes(CONTENT[:100])
    hub.script = [Manners(headers={"Content-Range": "bytes 100-199/200"})]
    with pytest.raises(DownloadFailed, match="not the file"):
        fetch()


def test_a_request_passed_on_within_the_agreed_hosts_is_followed(hub, fetch):
    hub.files["other/place"] = CONTENT
    hub.script = [Manners(to="/other/place")]
    assert fetch().read_bytes() == CONTENT
    assert hub.asked[-1][0] == "other/place"


@pytest.mark.parametrize("stranger", ["http://stranger.invalid/weights.bin", "http://[no-address/"])
def test_a_request_passed_on_to_a_stranger_is_not_followed(hub, fetch, stranger):
    hub.script = [Manners(to=stranger)]
    with pytest.raises(DownloadFailed, match="not agreed to"):
        fetch()
    hub.heads = [Manners(to=stranger)]
    with pytest.raises(DownloadFailed, match="not agreed to"):
        fetch()


def test_a_host_that_sends_round_in_circles_is_left(hub, fetch):
    hub.script = [Manners(to=f"/{WHERE}")] * 9
    with pytest.raises(DownloadFailed, match="circles"):
        fetch()
    hub.heads = [Manners(to=f"/{WHERE}")] * 20
    with pytest.raises(DownloadFailed, match="circles"):
        fetch()


def test_a_slow_line_is_no_stall(hub, tmp_path):
    hub.script = [Manners(slow=2_000)]
    fetch = Fetch(hub, tmp_path, stall=0.15)
    assert fetch().read_bytes() == CONTENT
    assert fetch.waits == []
    assert fetch.told == sorted(fetch.told)


def test_cancelling_keeps_what_came(hub, tmp_path):
    (tmp_path / "weights.bin.part").write_bytes(CONTENT[:10_000])
    token = Token()
    fetch = Fetch(hub, tmp_path)
    fetch.told = _CancelAfter(token, 10_000)
    with pytest.raises(Cancelled):
        fetch(token=token)
    assert (tmp_path / "weights.bin.part").read_bytes() == CONTENT[:10_000]
    assert fetch(token=Token()).read_bytes() == CONTENT


class _CancelAfter(list):
    def __init__(self, token: Token, at: int) -> None:
        super().__init__()
        self._token, self._at = token, at

    def append(self, size: int) -> None:
        if size >= self._at:
            self._token.cancel()


def test_too_little_room_is_said_before_anything_is_asked(hub, fetch):
    with pytest.raises(DiskFull, match="not enough room"):
        fetch(ModelFile("weights.bin", 1 << 60, FILE.sha256))
    assert hub.requests == []


@pytest.mark.parametrize(("number", "error"), [(errno.ENOSPC, DiskFull), (errno.EACCES, StorageError)])
def test_a_disk_that_refuses_in_the_middle_is_said_and_gone_on_with(fetch, monkeypatch, number, error):
    real = model_transfer._Part.write

    def full(part, out, block):
        raise OSError(number, "refused")

    monkeypatch.setattr(model_transfer._Part, "write", full)
    with pytest.raises(error):
        fetch()
    monkeypatch.setattr(model_transfer._Part, "write", real)
    assert fetch().read_bytes() == CONTENT
