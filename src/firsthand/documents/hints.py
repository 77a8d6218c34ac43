# ruff: noqa: E501 (a list of names reads best on one line)
"""What an element's tag, ARIA role, microdata and names say of the text in it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Literal

__all__ = ["Hint", "hint_of", "names_somebody"]

Hint = Literal[
    "article",
    "main",
    "title",
    "byline",
    "dateline",
    "deck",
    "caption",
    "credit",
    "quote",
    "comment",
    "teaser",
    "chrome",
    "bio",
    "notice",
    "hidden",
    "bar",
]

_TAGS: dict[str, Hint] = {
    "nav": "chrome", "footer": "chrome", "aside": "teaser", "figcaption": "caption", "blockquote": "quote", "form": "chrome",
    "article": "article", "main": "main", "address": "byline", "time": "dateline", "button": "chrome", "label": "chrome",
    "dialog": "chrome", "menu": "chrome", "search": "chrome", "caption": "caption",
}  # fmt: skip
_ROLES: dict[str, Hint] = {
    "navigation": "chrome", "banner": "chrome", "contentinfo": "chrome", "complementary": "teaser", "search": "chrome",
    "dialog": "chrome", "alertdialog": "chrome", "menu": "chrome", "menubar": "chrome", "toolbar": "chrome", "main": "main",
    "article": "article", "tooltip": "chrome", "form": "chrome",
}  # fmt: skip
_ITEMPROPS: dict[str, Hint] = {
    "articlebody": "article", "headline": "title", "author": "byline", "datepublished": "dateline", "datemodified": "dateline",
    "comment": "comment", "caption": "caption", "creator": "byline", "commenttext": "comment", "publisher": "chrome",
}  # fmt: skip


def _names(*words: str) -> re.Pattern[str]:
    """Matches any of `words` as a whole part of a class name or id (parts end at "-", "_", "__" or a capital)."""
    return re.compile(r"(?:^|[\s_-])(?:" + "|".join(words) + r")(?=$|[\s_-])")


# In this order: the first that matches counts.
_CLASSES: tuple[tuple[Hint, re.Pattern[str]], ...] = (
    ("bio", _names("author-?bio", "author-?box", "author-?info", "author-?description", "about-?(?:the-?)?author", "bio", "biography", "author-?profile", "author-?card",
                   "post-?author-?box", "saboxplugin", "contributor-bio", "writer-?bio", "abh", "author-details", "author-block", "m-a-box")),
    ("comment", _names("comments?", "comments?-?(?:list|area|section|thread|content|body|text|container|wrap|wrapper|form|item|box|author|meta|block|template|tree|holder|stream|counts?|links?)", "commentlist", "disqus", "disqus-thread", "respond", "replies",
                       "livefyre", "fb-comments", "kommentare?n?", "kommentarer", "leser-?kommentare?", "leser-?meinungen", "komentarze", "komentare", "diskuze", "comentarios", "commenti", "reacties", "commentaires", "responses", "user-?comments", "discussion", "dsq", "cmt", "trackbacks?", "pingbacks?", "commentaires?", "hyvor", "coral", "spot-im", "viafoura", "vf-comments", "postcomments", "usercomments", "blog-comments")),
    ("notice", _names("correction", "corrections", "article-correction", "editors?-?note", "erratum", "clarification", "retraction")),
    ("teaser", _names("related", "related-?(?:posts?|articles?|stor(?:y|ies)|content|news|links?|topics?|items?|reading|coverage|wrap|wrapper|container|list)", "recommend(?:ed|ations?)?", "read-?more", "more-?(?:stories|news|from|articles|on|posts|reading|coverage|links|like-this)",
                      "trending", "popular", "popular-?posts", "teasers?", "outbrain", "taboola", "also-?(?:like|read)", "most-?(?:read|popular|viewed|shared)", "latest", "latest-?(?:news|posts|stories)", "recirc(?:ulation)?", "up-?next", "next-?(?:post|article|story|up)",
                      "prev-?next", "post-?navigation", "nav-?links", "jp-relatedposts", "yarpp", "you-?may", "suggested", "inline-?(?:related|link|promo|recirc)", "read-?next", "read-?also", "must-?read", "zergnet", "revcontent", "mgid", "top-?stories", "headlines?-list", "featured-?posts", "recent-?posts", "onward", "continue-reading", "story-?package", "river", "cards?-list", "carousel", "slider", "playlist", "ticker")),
    ("credit", _names("credit", "credits", "photo-?credit", "image-?credit", "img-?credit", "copyright", "photographer", "image-?source", "attribution", "media-?credit", "wp-media-credit")),
    ("caption", _names("caption", "captions", "wp-caption-text", "image-?caption", "img-?caption", "photo-?caption", "figure-?caption", "media-?caption", "cutline", "gallery-?caption", "caption-?text", "slide-?caption")),
    ("bar", _names("nav", "navbar", "navigation", "navi", "menus?", "menu-item", "submenu", "breadcrumbs?", "crumbs?", "share", "sharing", "share-?(?:bar|buttons?|links?|tools?|icons?|this|box|widget)", "sharedaddy", "addtoany", "addthis", "social", "social-?(?:share|sharing|links?|media|icons?|bar|buttons?|follow)", "follow", "follow-us",
                   "pagination", "pager", "paginator", "tags", "tag-?list", "tag-?cloud", "tagcloud", "post-?tags", "article-?tags", "topics", "keywords", "categor(?:y|ies)", "cat-?links", "search", "search-?form", "searchform", "skip-?links?", "skip", "rating", "ratings", "votes?", "player-?controls?", "utility", "tools", "toolbox", "actions", "article-?(?:tools|actions|share|tags)", "story-?tools", "kicker", "eyebrow", "sponsor-?label", "listen", "audio-?player", "text-to-speech", "read-?time", "reading-?time", "view-?count", "hits", "language-?(?:switcher|selector)", "widgets?")),
    ("chrome", _names("newsletters?", "newsletter-?(?:signup|form|box|promo|widget|cta)", "subscribe", "subscriptions?", "subscription-?(?:box|form)", "sign-?up", "signup", "optin", "mailchimp", "mc4wp", "cookies?", "cookie-?(?:banner|notice|consent|bar)", "consent", "gdpr", "onetrust", "cmplz", "banner", "advert", "adverts", "advertisement", "advertising", "ads?", "ad-?(?:slot|unit|container|wrapper|block|label|banner|box)", "adsbygoogle", "dfp", "gpt", "sponsored?", "sponsors?",
                      "promo", "promos", "promotion", "promobox", "cta", "call-to-action", "footer", "page-?footer", "site-?footer", "foot", "colophon", "masthead", "site-?header", "page-?header-?nav", "topbar", "top-?bar", "toolbar", "sidebar", "side-?bar", "rail", "right-?rail", "widget-?area", "login", "log-?in", "register", "modal", "popup", "pop-?up", "overlay", "lightbox-?nav", "tooltip",
                      "(?:paywall|regwall)-?(?:prompt|message|banner|overlay|modal|offer|barrier|cta|notice|box)", "regwall", "meter", "screen-reader-text", "sr-only", "visually-?hidden", "visuallyhidden", "a11y", "print-?only", "disclaimer", "donate", "donation", "patreon", "support-?us", "app-?(?:promo|download)", "poll", "quiz", "video-?player", "jwplayer",
                      "alert-?bar", "breaking-?news", "article-?footer", "story-?footer", "entry-?footer", "sources", "references", "reflist", "footnotes?", "bibliography", "citations", "toc", "table-of-contents", "jump-link")),
    ("deck", _names("subtitle", "sub-?title", "standfirst", "dek", "deck", "sub-?head(?:line)?", "subheadline", "subheading", "article-?(?:summary|intro|lead|deck|dek|subtitle|description|excerpt|standfirst|subhead)", "story-?(?:summary|intro|lead|deck|dek)", "lede", "lead", "post-?(?:excerpt|subtitle|summary)", "entry-?(?:summary|subtitle)", "intro", "teaser-?text", "chapeau", "entradilla", "bajada")),
    ("byline", _names("byline", "by-?line", "bylines", "author", "authors", "author-?(?:name|names|link|list|title)", "article-?(?:author|authors|byline)", "post-?author", "entry-?author", "writer", "creator", "contributor", "contributors", "story-?(?:author|byline)", "vcard", "reporter", "posted-?by", "written-?by")),
    ("dateline", _names("date", "datetime", "dateline", "timestamp", "time-?stamp", "published", "published-?(?:date|on|at|time)", "publish-?(?:date|time)", "pub-?date", "post-?(?:date|time|meta)", "posted-?on", "entry-?(?:date|meta|time)", "article-?(?:date|time|meta|timestamp|info|published)", "story-?(?:date|time|meta|timestamp)", "updated", "last-?(?:updated|modified)", "modified", "meta", "meta-?(?:info|data)", "metadata", "dates", "time", "date-?time", "article__meta")),
    ("title", _names("headline", "article-?title", "entry-?title", "post-?title", "story-?title", "page-?title", "article-?headline", "story-?headline", "main-?title", "content-?title")),
    ("article", _names("article-?body", "article-?content", "article-?text", "article-?main", "story-?body", "story-?content", "story-?text", "entry-?content", "post-?content", "post-?body", "body-?text", "article__body", "article__content", "post__content", "body-?copy", "body-?content", "main-?content-?body", "rich-?text", "articletext", "articlebody", "storybody", "td-post-content", "field-name-body", "content-?body", "paragraphs?")),
)  # fmt: skip
# What style sheets commonly hide, unless another class shows it on wider screens.
_HIDDEN = re.compile(
    r"(?:^|\s)(?:hidden|hide|is-hidden|u-hidden|js-hidden|d-none|display-none|invisible|visually-?hidden|sr-only|screen-reader-text)(?=$|\s)"
)
_SHOWN = re.compile(r"(?:^|\s)(?:(?:sm|md|lg|xl|2xl|print)[:\\]|d-(?:sm|md|lg|xl|print)-|visible-|show-for)")
_SOMEBODY = _names(
    "fn",
    "author",
    "author-?name",
    "user-?name",
    "user",
    "nick-?name",
    "nick",
    "commenter",
    "commenter-?name",
    "comment-?(?:author|user|name|by|poster)(?:-?(?:name|link))?",
    "poster",
    "display-?name",
    "profile-?name",
    "screen-?name",
    "handle",
    "byline",
    "name",
    "hcard-fn",
    "cite",
)
# What a publishing system adds to the names of a post: its categories and tags, which speak of its subject.
_POST = re.compile(r"(?:^|\s)(?:post-\d+|hentry|type-post)(?=$|\s)")
_SLUGS = re.compile(r"(?:^|\s)(?:category|tag|post_tag|cat|format|topic|section|author|status)-\S+")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


def hint_of(attributes: Mapping[str, str], tag: str) -> Hint | None:
    """The hint of one element, by its attributes and tag, not of what it stands in."""
    if not attributes:
        return "title" if tag == "h1" else _TAGS.get(tag)
    get = attributes.get
    # The same few names stand on most elements of a page.
    return _hint(
        tag, get("itemprop"), get("role"), get("class"), get("id"), get("data-component"), get("data-testid")
    )  # fmt: skip


@lru_cache(maxsize=8192)
def _hint(
    tag: str,
    prop: str | None,
    role: str | None,
    styled: str | None,
    name: str | None,
    component: str | None,
    test: str | None,
) -> Hint | None:
    for each in (prop or "").lower().split():
        if each in _ITEMPROPS:
            return _ITEMPROPS[each]
    if role and role.lower() in _ROLES:
        return _ROLES[role.lower()]
    if styled and _HIDDEN.search(styled) and not _SHOWN.search(styled):
        return "hidden"
    names = f"{styled or ''} {name or ''} {component or ''} {test or ''}".strip()
    if names and tag not in ("html", "body"):
        hint = _hint_of_names(_lowered(names[:300]))
        # A figure's own caption and a quotation keep what their tag says, unless the names say furniture.
        if hint is not None:
            furniture = hint in ("comment", "teaser", "chrome", "bar", "credit")
            return hint if furniture or tag not in ("figcaption", "blockquote") else _TAGS[tag]
    return "title" if tag == "h1" else _TAGS.get(tag)


def _lowered(names: str) -> str:
    """`names` in lower case, the parts that a capital began set apart."""
    lower = names.lower()
    return lower if lower == names else _CAMEL.sub("-", names).lower()


# Whether any of them matches at all: most names say nothing.
_ANY = re.compile("|".join(pattern.pattern for _, pattern in _CLASSES))


def _hint_of_names(names: str) -> Hint | None:
    if ("post" in names or "hentry" in names) and _POST.search(names):
        names = _SLUGS.sub(" ", names)
    first = min(map(_rank, names.split()), default=_NO_RANK)
    return _CLASSES[first][0] if first < _NO_RANK else None


_NO_RANK = len(_CLASSES)


@lru_cache(maxsize=16384)
def _rank(name: str) -> int:
    """The place in `_CLASSES` of the first that matches `name`. No match goes beyond one name, and the same few names
    stand in many lists of them."""
    if not _ANY.search(name):
        return _NO_RANK
    return next(rank for rank, (_, pattern) in enumerate(_CLASSES) if pattern.search(name))


def names_somebody(attributes: Mapping[str, str]) -> bool:
    """Whether an element's microdata or names call its text the name of a person, as comment systems do."""
    get = attributes.get
    return _somebody(get("itemprop"), get("rel"), get("class"), get("data-testid"), get("data-role"))


@lru_cache(maxsize=8192)
def _somebody(prop: str | None, rel: str | None, styled: str | None, test: str | None, role: str | None) -> bool:
    if prop and prop.lower() in ("author", "creator", "name"):
        return True
    if rel and "author" in rel.lower():
        return True
    if not (styled or test or role):
        return False
    names = f"{styled or ''} {test or ''} {role or ''}"[:200].replace("__", "-")
    return any(map(_names_one, _lowered(names).split()))


@lru_cache(maxsize=16384)
def _names_one(name: str) -> bool:
    return _SOMEBODY.search(name) is not None
