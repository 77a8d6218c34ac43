"""What a run may be told. Every value that changes a dossier stands in the dossier."""

from __future__ import annotations

from dataclasses import asdict, dataclass

__all__ = ["Settings"]


@dataclass(frozen=True, slots=True)
class Settings:
    """Limits and choices of one run.

    max_page_bytes: a larger page is rejected (F104). max_parse_characters: a run of evidence longer than this is parsed
    in pieces; its text is never cut. max_depth: HTML nested deeper is read as flat text below. seconds_per_page: what
    one page may take before it is put aside. one_story: take all pages as one story.
    """

    max_page_bytes: int = 20_000_000
    max_parse_characters: int = 100_000
    max_depth: int = 400
    seconds_per_page: float = 60.0
    one_story: bool = False

    def shown(self) -> dict[str, str]:
        """The settings as they stand in the dossier."""
        return {name: str(value) for name, value in asdict(self).items()}
