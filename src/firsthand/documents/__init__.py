"""Pages to documents: canonical text with offsets, the role of each part, the facts of publication, the notices.

`layout` (dumps) and `article` (HTML) fill in roles from `features`; a trained classifier can stand in for either.
"""

from firsthand.documents.assembly import document
from firsthand.documents.positions import Positions, positions
from firsthand.documents.recurring import recurring

__all__ = ["Positions", "document", "positions", "recurring"]
