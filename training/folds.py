"""Which fold a page is in: pages of one site are always in one, so that a figure on a fold is one on unseen sites."""

from __future__ import annotations

import hashlib
from urllib.parse import urlsplit

__all__ = ["FOLDS", "fold", "site"]

FOLDS = 5


def site(url: str) -> str:
    """The registrable part of the host of `url`, roughly: its last two labels, three below a country's second level."""
    host = (urlsplit(url if "//" in url else f"//{url}").hostname or url).lower()
    labels = host.split(".")
    keep = (
        3 if len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in ("co", "com", "org", "net", "ac", "gov") else 2
    )
    return ".".join(labels[-keep:])


def fold(url: str, folds: int = FOLDS) -> int:
    """The fold of the site of `url`, from 0."""
    return int(hashlib.sha256(site(url).encode()).hexdigest(), 16) % folds
