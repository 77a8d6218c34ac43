"""Set phrases of the trade: two pages that both have one have nothing from each other."""

from __future__ import annotations

import re

from firsthand.reuse.text import Words

__all__ = ["hide_phrases"]

_PHRASES = re.compile(
    r"""
      (?:did|does|has|have|had|would|could)(?:\s+not|n['’]t)\s+(?:immediately\s+|yet\s+)?(?:be\s+)?
        (?:respond(?:ed)?|repl(?:y|ied)|return(?:ed)?|reached|available|comment(?:ed)?)
        (?:\s+(?:to|for|a|an|any|our|emailed|multiple|several|the|requests?|inquir(?:y|ies)|calls?|messages?|emails?
        |seeking|on|comment|interview|further))*
    | (?:declin\w+|refus\w+)\s+to\s+(?:provide\s+|give\s+)?(?:further\s+|additional\s+)?(?:comment|details)
    | (?:was|were|is|are)\s+not\s+(?:immediately\s+)?(?:available|reachable)\s+for\s+comment
    | (?:(?:on|under)\s+(?:the\s+)?condition\s+of\s+(?:strict\s+)?anonymity)
    | (?:because|as|since)\s+(?:s?he|they)\s+(?:was|were|is|are)\s+not\s+authori[sz]ed\s+to\s+
        (?:speak|talk|discuss|comment)(?:\s+(?:to|with|the|media|press|reporters|publicly|about|on|matter))*
    | (?:could\s+not\s+be|have\s+not\s+been|has\s+not\s+been)\s+independently\s+(?:verified|confirmed)
    | (?:people|person|sources?|officials?)\s+(?:who\s+(?:is|are|was|were)\s+)?
        (?:familiar\s+with|briefed\s+on|close\s+to)\s+the\s+(?:matter|situation|talks|discussions|investigation)
    | contributed\s+to\s+this\s+(?:report|story|article)
    | this\s+(?:article|story|post|report)\s+(?:was\s+)?(?:originally|first)\s+(?:appeared|published)\s+(?:at|in|on|by)
    | this\s+(?:is\s+a\s+)?(?:developing|breaking)(?:\s+news)?\s+story
    | this\s+story\s+(?:is\s+(?:still\s+)?developing|has\s+been\s+updated|will\s+be\s+updated)
    | all\s+rights\s+reserved
    | this\s+material\s+may\s+not\s+be\s+published(?:,\s+broadcast,\s+rewritten)?(?:,?\s+or\s+redistributed)?
    """,
    re.IGNORECASE | re.VERBOSE,
)


def hide_phrases(page: Words) -> None:
    """Mark as hidden the words of every set phrase of `page`."""
    text = page.document.text
    for index in sorted({s.block for s in page.sentences}):
        block = page.document.blocks[index]
        for match in _PHRASES.finditer(text, block.start, block.end):
            for i in range(*(page.place(*match.span()) or (0, 0))):
                page.hidden[i] = page.phrase[i] = True
