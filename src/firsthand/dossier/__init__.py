"""One account of the stories: assembly in an order that depends on content alone, and the timeline."""

from firsthand.dossier.assemble import StoryParts, assemble
from firsthand.dossier.timeline import timeline

__all__ = ["StoryParts", "assemble", "timeline"]
