"""Asks the hub, by its own library, where a file lies and what is there, before a byte of it is fetched.

Only the process that fetches models imports this. In every other one the library is offline, and telemetry is switched
off in all of them (``hardening.QUIET_LIBRARIES``); no token is sent even where one lies on the computer.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

import httpx2
from huggingface_hub import close_session, get_hf_file_metadata, hf_hub_url, set_client_factory
from huggingface_hub.errors import HfHubHTTPError

from diary_desktop.domain.catalogue import CatalogueModel, ModelFile
from diary_desktop.domain.errors import WrongFile

from .host_answers import Again, check_status, in_circles, passed_on

ANSWER_SECONDS: Final = 60.0
"""A host that says nothing for so long is asked again."""

_SHA256: Final = re.compile(r"[0-9a-f]{64}")


class HubFiles:
    """The files of the catalogue at one endpoint. The library has one client a process: the last one named."""

    def __init__(self, new_client: Callable[[], httpx2.Client], endpoint: str, allowed: Callable[[str], bool]) -> None:
        """``endpoint`` is an address without a path; ``allowed`` says of a host name whether it may be asked."""
        set_client_factory(new_client)  # its own would take proxies and passwords from the environment
        self._endpoint = endpoint
        self._allowed = allowed

    def address(self, model: CatalogueModel, file: ModelFile) -> str:
        """Of the very state of the repository that was pinned."""
        return hf_hub_url(model.hub, file.path, revision=model.revision, endpoint=self._endpoint)

    def check(self, model: CatalogueModel, file: ModelFile) -> None:
        """What the host holds there is what was pinned, as far as it says so: it saves fetching gigabytes in vain.

        Raises ``WrongFile``, ``DownloadFailed``, or ``Again`` where it may be better the next time.
        """
        url = self.address(model, file)
        try:
            found = get_hf_file_metadata(url, token=False, timeout=ANSWER_SECONDS, endpoint=self._endpoint)
        except HfHubHTTPError as error:
            check_status(error.response)
            raise Again from error
        except httpx2.TooManyRedirects as error:
            raise in_circles() from error
        except httpx2.TransportError as error:
            raise Again from error
        except (httpx2.InvalidURL, ValueError) as error:  # passed on to what is no address
            raise passed_on() from error
        finally:
            close_session()  # one question a file: nobody waits on an open line meanwhile
        if not self._allowed(httpx2.URL(found.location).host):
            raise passed_on()
        another_hash = _SHA256.fullmatch(found.etag or "") and found.etag != file.sha256
        if found.commit_hash != model.revision or found.size not in (None, file.size) or another_hash:
            raise WrongFile
