# ruff: noqa: E501 (an alternation of phrases reads best on one line)
"""The phrases of page furniture: what sites say around their articles, whoever they are.

Each pattern names the kind of furniture. `related`, `comments` and `end` are also marks: what follows them is no longer
the body, until the body plainly goes on. A `pointer` ("Read more: ...") is one link by itself.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import Literal

__all__ = ["Furniture", "furniture"]

Furniture = Literal[
    "share", "menu", "related", "pointer", "comments", "end", "newsletter", "notice", "advert", "legal", "credit"
]

_NETWORK = (
    r"(?:facebook|twitter|telegram|whats\s?app|linked\s?in|pinterest|reddit|e-?mail|instagram|you\s?tube|tumblr|flipboard"
    r"|messenger|copy link|print|vk|pocket|mix|digg|viber|line|threads|bluesky|mastodon|google\+?|rss|tiktok|x|share|tweet"
    r"|pin|like|save|more|sms|gab|parler|mewe|gettr|skype|weibo|wechat|copy url|comments?|send)"
)
_I = re.I

# "Read also" as pages in other languages say it.
_ELSEWHERE = (
    "à lire aussi", "lire aussi", "lisez aussi", "lesen sie auch", "lesen sie mehr", "lesen sie hier", "auch interessant",
    "mehr zum thema", "lea también", "lea además", "le puede interesar", "te puede interesar", "leggi anche", "lees ook",
    "leia também", "leia mais", "czytaj też", "czytaj także", "czytaj więcej", "zobacz też", "zobacz także", "läs också",
    "läs även", "les også", "læs også",
)  # fmt: skip

# Whole lines.
_LINES: tuple[tuple[Furniture, re.Pattern[str]], ...] = (
    ("share", re.compile(rf"(?:share (?:this|on|via|to|with)?:?\s*)?(?:(?:share|tweet|pin|post|send|click to share) (?:this )?"
                         rf"(?:on|to|via|with|by) )?{_NETWORK}(?:[\s,|/•·+\d.kK-]*(?:on |via |to )?{_NETWORK})*[\s\d.kK]*", _I)),
    ("share", re.compile(r"(?:\d[\d.,]*[kKmM]?\s*)?(?:total )?(?:shares?|views?|likes?|reads?|retweets?|reactions?|votes?|followers?)"
                         r"(?:\s*\d[\d.,]*[kKmM]?)?", _I)),
    ("share", re.compile(r"(?:share|tweet|pin|email|print|save|bookmark|like|copy link|link copied|listen)\b(?: (?:this|it|the|that|to|for|with|on|via|in|"
                         r"now|article|story|post|page|link|friends?|your|reading|list|later|a|an|facebook|twitter))*[.!:]*", _I)),
    ("related", re.compile(r"(?:(?:you )?(?:may|might) (?:also )?(?:like|be interested in|want to read|enjoy)|(?:you may )?also (?:like|read|on|in)"
                           r"|(?:more )?related\s?(?:articles?|posts?|stor(?:y|ies)|content|news|topics?|links?|coverage|reading|items?|videos?|to this story)?"
                           r"|more (?:from|on|in|by|about|news|stories|like this|top|to read|for you|coverage|headlines|articles|videos)(?: .{0,50})?"
                           r"|read (?:more|next|also|this next|related)|see also|see more|recommended(?: (?:for you|reading|stories|articles|videos|posts|by .*))?"
                           r"|trending(?: (?:now|stories|topics|news|today|on .*))?|most (?:popular|read|viewed|shared|commented|recent|watched)(?: .{0,30})?"
                           r"|popular(?: (?:posts|stories|now|articles|news|on .*))?|latest(?: (?:news|posts|stories|articles|headlines|from .*|videos|in .*|updates))?"
                           r"|top (?:stories|news|headlines|articles|posts|videos)|editor(?:'|’)?s(?:'|’)? (?:picks?|choice)|must.reads?|don(?:'|’)t miss"
                           r"|in (?:other|case you missed it|this section)(?: news)?|up next|next (?:post|article|story|up|read)|previous (?:post|article|story)"
                           r"|(?:other|similar|featured|recent|new|additional|suggested|promoted|sponsored|partner) (?:stories|articles|posts|news|content|links|videos)"
                           r"|around the web|from (?:our partners|the web|around the web)|what to read next|keep reading|continue reading|you missed"
                           r"|newest|promoted|sponsored|from the archives?)\s*[:.…→»>]*", _I)),
    ("comments", re.compile(r"\{ \d+ comments?.{0,40}\}|(?:(?:view |show |see |read |hide |load )?(?:all |the |more |alle )?\(?(?:\d[\d,]*|no|one)?\)?\s*(?:comments?|responses?|repl(?:y|ies)|thoughts? on .*|repl(?:y|ies) on .*|kommentare?(?: zu .*)?|antworten|(?:antwort(?:en)?|gedanken?) zu .*|commentaires?|comentarios?|reacties|commenti|comments? on .*|responses? to .*)"
                            r"\s*[(:]?\s*\d*\)?|(?:leave|post|write|add|submit|make) (?:a|your) (?:comment|reply|response)(?: .{0,30})?"
                            r"|join the (?:conversation|discussion|debate)(?: .{0,20})?|(?:reader|user|facebook|disqus|latest|recent|top) comments?|comments? (?:section|policy|are closed|closed|feed)\.?"
                            r"|discussion|have your say|what do you think\?|be the first to comment\.?|cancel reply|login to comment|log in to (?:reply|comment|leave a comment)"
                            r"|notify of|inline feedbacks|(?:newest )?oldest most voted|sort by.{0,30}|guest|disqus thread|start the discussion…?)\s*[:»]*", _I)),
    ("end", re.compile(r"(?:about (?:the )?authors?|author (?:bio|profile|archive|details)|about us|contact us|about|follow us.{0,40}|find us.{0,40}|stay connected|get in touch"
                       r"|(?:filed under|tagged(?: with| as| in)?|tags?|topics?|categor(?:y|ies)|keywords?|labels|posted in|in this (?:story|article)|read more about)\s*:.{0,300}|tags|topics|categories"
                       r"|back to (?:top|home).{0,20}|go to top|scroll to top|(?:post|posts) navigation|archives?|search(?: for| results)?:?|sections|quick links|footer|sitemap|end of (?:article|story)"
                       r"|###|\*\s*\*\s*\*\s*(?:end|ends)|our (?:latest|sponsors|partners|network))", _I)),
    ("menu", re.compile(r"(?:home|menu|skip to (?:main )?(?:content|navigation|primary sidebar|footer)|toggle (?:navigation|search|menu|sidebar)|search\.*|log ?in|log ?out|sign ?in|sign ?out|sign ?up|register|my account"
                        r"|no result|view all result|loading\.*…?|close|open|next|prev(?:ious)?|all|english|español|versión español|français|submit|cancel|reply|edit|report|menu close|site search|advanced search"
                        r"|main menu|primary menu|dark mode|light mode|more|less|show (?:more|less)|expand|collapse|click here|view all|see all|load more|back|contact|authors?|podcasts?|donate|shop|store|help|faqs?"
                        r"|games|weather|e-?paper|subscriptions?|today(?:'|’)s paper|photo gallery|live tv|breaking news|news tips|sponsor|advertise(?: with us)?|careers?|jobs|press|privacy|terms)\s*[›»>+▼▾]*", _I)),
    ("advert", re.compile(r"(?:advertise?ments?|sponsored(?: content)?|ads? by .{0,30}|paid (?:content|post|for by .{0,30})|(?:article|story) continues (?:below|after).{0,40}|(?:continue|scroll).{0,12} (?:below|after|reading).{0,40}"
                          r"|promotion|ad|report this ad|remove ads|\W*advertisement\W.{0,40}|this is an ad)\W*", _I)),
    ("credit", re.compile(r"\(?(?:(?:featured |header |cover |lead |main |top |file |stock )?(?:photo(?:graph)?|image|picture|pic|video|illustration|cartoon|graphic|screen ?shot|screen ?grab)s?"
                          r"(?: (?:by|credit|source|courtesy|via|from|of|copyright))*\s*[:–—|/-]\s*|(?:photo|image|picture|illustration|video) (?:by|credit|courtesy|via|source)s?:? |(?:©|\(c\))(?!\s*(?:19|20)\d\d) ?)"
                          r"[^.!?]{2,70}\)?\.?", _I)),
    ("credit", re.compile(r"(?:.{2,40} )?(?:/|via) (?:getty images|shutterstock|istock|afp|reuters|ap|epa|flickr|unsplash|pixabay|wikimedia commons|bloomberg)(?: .{0,30})?", _I)),
)  # fmt: skip

# Anywhere in a short block: the most words that the block may have, and the strings without one of which the pattern cannot
# match (a paragraph is let through by looking for these).
_PHRASES: tuple[tuple[Furniture, int, tuple[str, ...], re.Pattern[str]], ...] = (
    ("legal", 70, ("©", "(c)", "copy;", "copyright", "reserved"),
     re.compile(r"(?:©|\(c\)\s*(?:19|20)\d\d|&copy;|copyright\s+(?:©\s*)?(?:\(c\)\s*)?(?:19|20)\d\d|all rights reserved|\ball right reserved)", _I)),
    ("legal", 90, ("cookie", "you agree", "you accept", "you consent", "you are agreeing"),
     re.compile(r"\b(?:we|our|this|the)\b.{0,30}\b(?:web)?site\b.{0,30}\buses? cookies\b|\bwe(?: and our partners)? use cookies\b|\bcookie (?:policy|settings|preferences|notice)\b|\baccept (?:all )?cookies\b"
                             r"|\buse of cookies\b|\bby (?:continuing|using|browsing|clicking|signing|subscribing|submitting).{0,60}\byou (?:agree|accept|consent|are agreeing)\b", _I)),
    ("legal", 40, ("privacy", "terms", "not sell", "recaptcha"),
     re.compile(r"\bprivacy (?:policy|notice|statement)\b|\bterms (?:of (?:use|service)|and conditions|& conditions)\b|\bdo not sell my\b|\brecaptcha\b", _I)),
    ("legal", 90, ("on this site", "on this website", "apply to all content", "constitutes", "registration on", "commission", "affiliate"),
     re.compile(r"\b(?:materials?|content|information) on this (?:web)?site\b|\brules apply to all content\b|\bconstitutes (?:your )?(?:acceptance|agreement)\b|\bregistration on or use of\b|\b(?:earn|receive|get) (?:a |an )?(?:small )?(?:affiliate )?commission\b|\baffiliate links?\b", _I)),
    ("legal", 80, ("may not be", "expressed", "reflect", "disclaimer", "protected by"),
     re.compile(r"\b(?:material|content|story|article) may not be (?:published|reproduced|republished)\b|\bviews? (?:and opinions )?expressed\b.{0,60}\b(?:author|writer|contributor|columnist)s?\b"
                             r"|\bopinions? expressed\b.{0,50}\bauthors?\b|\bdo(?:es)? not necessarily reflect\b|^disclaimer\b|\bsite is protected by\b", _I)),
    ("newsletter", 60, ("subscri", "sign", "inbox", "email", "e-mail", "to your", "newsletter", "miss ", "contact me", "install the", "unlock", "be the first", "get ", "get notified", "join ", "receive"),
     re.compile(r"\bsubscribe\b.{0,40}\b(?:newsletters?|news|channel|free|now|today|e-?mail|us|our|updates|alerts)\b|\bsign(?:ing)? ?up\b.{0,60}\b(?:newsletters?|alerts?|e-?mails?|inbox|updates|briefings?|free|latest)\b"
                                  r"|\b(?:get|receive|have)\b.{0,90}\b(?:in|to) your (?:inbox|e-?mail)\b|\bdelivered (?:directly |straight |right |daily |weekly )*to your\b|\byou can unsubscribe\b|\bunsubscribe at any time\b"
                                  r"|\bour (?:free |daily |weekly |morning |e-?mail )*newsletters?\b|\benter your e-?mail\b|\byour e-?mail address\b|\b(?:never|don(?:'|’)t) miss (?:a|an|another|any|out|the)\b.{0,30}\b(?:story|post|update|news|breaking)\b"
                                  r"|^sign ?up (?:to get|to receive|for)\b|^(?:contact me with|receive e-?mails? from us|get (?:the|our) (?:\S+ ){0,3}newsletter|be the first to get|install the .{2,30} app|unlock (?:a world|premium|unlimited))\b|^subscribe to \S+ and\b|\bthank you for reading\b.{0,60}\b(?:subscri|support)\w+"
                                  r"|^get .{3,60}\b(?:sent|delivered) to you\b|\bget notified\b|\bjoin (?:our|us on|the).{0,30}\b(?:telegram|whatsapp|mailing list|channel|newsletter)\b|^subscribe\b.{0,60}$|\bcheck your inbox\b|\bthank you for (?:subscribing|signing up)\b", _I)),
    ("share", 60, ("facebook", "twitter", "instagram", "telegram", "youtube", "linkedin", "social media", "gab", "mewe", "parler", "tiktok", "page", " x", "do you like", "click", "app", "window", "share", "like", "tweet", "repost", "follow"),
     re.compile(r"\b(?:like|follow|join|find|visit|connect with)\b.{0,25}\b(?:us|our|me|him|her|them|@\w+)\b.{0,40}\b(?:facebook|twitter|instagram|telegram|youtube|linkedin|social media|gab|mewe|parler|tiktok|page|x)\b"
                             r"|^(?:please )?(?:share|like|tweet|repost) (?:this|our|us|if you)\b.{0,80}$|\bdo you like .{2,40}\?\s*(?:get|subscribe|follow|like|sign|support)\b|\bclick (?:here|to share|on the|the (?:link|button|bell))\b"
                             r"|^follow .{2,60}\bon (?:twitter|facebook|instagram|x|telegram)\b|^follow @?\w+|\bdownload (?:our|the) .{0,20}\bapp\b|\bopens in (?:a )?new window\b", _I)),
    ("newsletter", 70, ("donat", "support", "fund", "contribut", "member", "patron", "subscriber", "coffee", "free article", "consider", "log in", "sign in", "favo", "letter"),
     re.compile(r"\b(?:support|donate to|fund|contribute to) (?:our|us|independent|quality|the work of)\b.{0,60}\b(?:journalism|work|today|donation|readers?|reporting|month|patreon|paypal)\b|\bmake a donation\b|\b(?:small|quick) favou?r to ask\b|^since you(?:'|’)re here\b|\bsend us (?:a|your) letters?\b|\bletters? of up to \d+ words\b|\bbecome a (?:member|patron|supporter|subscriber)\b"
                                  r"|\bconsider (?:making a |a )?(?:donat|subscrib|support|becoming)\w*\b.{0,60}|\b(?:buy|get) (?:me|us) a coffee\b|\b(?:already )?(?:a )?(?:subscriber|member)\? (?:log|sign) in\b|\bthis (?:article|content|story) is (?:for|only available to) (?:subscribers|members)\b"
                                  r"|\bfree articles? (?:left|remaining|this month)\b", _I)),
    ("pointer", 45, ("read", "see", "watch", "hear", "view", "related", "also", "more", "must", "recommended", "don't", "don’t", "previously", "up next", "listen", "in pictures", "exclusive", "click", "tap", *_ELSEWHERE),
     re.compile(r"^(?:(?:read|see|watch|hear|view)(?: (?:also|more|next|this))?|related|also(?: read| see)?|more|must(?:-| )read|must(?:-| )see|see also|recommended|don(?:'|’)t miss|previously|up next|listen|in pictures|exclusive|more on this)\s*(?:[:»>→|]+|–|—|-\s)\s*\S.{5,}$"
                               r"|^(?-i:READ|ALSO READ|READ ALSO|READ MORE|SEE ALSO|WATCH|RELATED|MORE)\b[:\s]+\S.{5,}$|^(?:click|tap) (?:here )?(?:to|for) (?:read|watch|listen|view|see|more)\b.*$|^(?:" + "|".join(_ELSEWHERE) + r")\b\s*(?:[:»>→|–—-]\s*)?\S.*$|^(?:read|see|view) (?:the )?(?:full|original|more|rest|entire|whole)\b.{0,50}(?:here|article|story|post|»|→|>)\W*$", _I)),
    ("legal", 45, ("comment", "required", "save my", "will not be", "akismet", "respectful", "logged in", "javascript", "log in", "sign in", "report", "tip", "browser", "design", "develop", "powered", "theme", "terms apply", "advertise", "this entry", "permalink", "this post"),
     re.compile(r"\b(?:comments? (?:are|is|on this|posted|will be) (?:moderated|closed|now closed|reviewed)|required fields are marked|save my name|will not be published|uses akismet|comment data is processed|be respectful|commenting (?:rules|guidelines|policy))\b"
                             r"|\byou must be logged in\b|\bjavascript\b.{0,40}\b(?:enable|disabled|required|browser)\b|\benable javascript\b|\bplease (?:log|sign) in\b|\breport (?:a|an) (?:typo|error|correction)\b|\bsend (?:us )?(?:a )?(?:news )?tips?\b"
                             r"|\byour browser (?:does not|is)\b|\b(?:designed|developed|powered|theme) (?:&|and|by)\b.{0,60}$|\bterms apply\b|\badvertise with us\b|\bthis entry was posted\b|\bbookmark the permalink\b|\bthis post was\b.{0,20}\b(?:last modified|published)\b", _I)),
)  # fmt: skip
_LONGEST = max(limit for _, limit, _, _ in _PHRASES)
# The first of them that a whole line is: one group each, and no others in them.
_LINE = re.compile("|".join(f"({pattern.pattern})" for _, pattern in _LINES), _I)
# Any of the strings that the phrases need, by first letters: on a few words this is quicker than to look for each.
_NEEDED = sorted({string for _, _, needed, _ in _PHRASES for string in needed})
_SOME = re.compile(
    "|".join(
        f"{re.escape(first)}(?:{'|'.join(re.escape(string[1:]) for string in strings)})"
        for first, strings in groupby(_NEEDED, key=lambda string: string[0])
    )
)
_FEW = 12  # words
_MARK_ONLY = re.compile(r"[\W\d_]*")


def furniture(text: str) -> Furniture | None:
    """The kind of furniture that `text`, one block, is by its own words; None where it may be the article."""
    text = text.strip()
    if len(text) <= 300:
        if _MARK_ONLY.fullmatch(text):
            return "menu"
        line = _LINE.fullmatch(text)
        if line and line.lastindex:
            return _LINES[line.lastindex - 1][0]
    words = text.count(" ") + 1
    if words > _LONGEST:
        return None
    lower = text.lower()
    if words <= _FEW and not _SOME.search(lower):
        return None
    for kind, limit, needed, pattern in _PHRASES:
        if words > limit or not any(map(lower.__contains__, needed)):
            continue
        if kind == "pointer" and not lower.startswith(needed):
            continue
        if pattern.search(text):
            return kind
    return None
