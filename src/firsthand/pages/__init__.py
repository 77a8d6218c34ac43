"""Files, folders, JSON Lines and standard input to pages: bytes, and what was said about them.

Nothing here decodes a page; that belongs to `documents`. No page stops another: what cannot be used is a Rejection.
"""

from firsthand.pages.reading import Progress, Reading, read

__all__ = ["Progress", "Reading", "read"]
