"""What a run may be told. Every value that changes a dossier stands in the dossier."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path

__all__ = ["Settings", "Web"]


@dataclass(frozen=True, slots=True)
class Web:
    """How addresses are read.

    allow_private: addresses that the user names may be of this machine and of private networks. ignore_robots:
    robots.txt is not asked. follow: where a feed gives only a summary, its links are read too. cache: where pages are
    kept (None: the usual folder of the platform); keep: whether they are kept at all; refresh: ask the servers whether
    what is kept is still what they have.

    seconds_per_request: what one request may take in all. seconds_between_requests: the pause before a host is asked
    again. longest_wait: the longest pause in seconds that a host can ask for; one that sends us away for longer is not
    waited for. max_redirects, max_entries: redirects of one address, entries of one feed. hosts_at_once: how many hosts
    are asked at the same time.
    """

    allow_private: bool = False
    ignore_robots: bool = False
    follow: bool = False
    cache: Path | None = None
    keep: bool = True
    refresh: bool = False
    seconds_per_request: float = 30.0
    seconds_between_requests: float = 1.0
    longest_wait: float = 30.0
    max_redirects: int = 10
    max_entries: int = 500
    hosts_at_once: int = 8


@dataclass(frozen=True, slots=True)
class Settings:
    """Limits and choices of one run.

    max_page_bytes: a larger page is rejected (F104). max_input_bytes: all pages of a run are held at once, so many
    bytes of them and no more (F127). max_parse_characters: a run of evidence longer than this is parsed in pieces; its
    text is never cut. max_depth: HTML nested deeper is read as flat text below. seconds_per_page: what
    one page may take before it is put aside. one_story: take all pages as one story. web: how addresses are read; it
    says which pages there are and never what is made of them, so it is not shown.
    """

    max_page_bytes: int = 20_000_000
    max_input_bytes: int = 1_000_000_000
    max_parse_characters: int = 100_000
    max_depth: int = 400
    seconds_per_page: float = 60.0
    one_story: bool = False
    web: Web = Web()

    def shown(self) -> dict[str, str]:
        """The settings as they stand in the dossier."""
        return {name: str(value) for name, value in asdict(self).items() if name != "web"}
