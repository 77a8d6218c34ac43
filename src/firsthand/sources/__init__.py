"""Who speaks: mentions become sources, within each document and then over all pages of a story."""

from firsthand.sources.resolution import Resolution, resolve

__all__ = ["Resolution", "resolve"]
