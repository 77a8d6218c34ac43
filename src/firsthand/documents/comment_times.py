# ruff: noqa: E501 (word lists and patterns read best on lines of their own)
"""When a comment was written, as comment systems print it in the languages that they are translated to."""

from __future__ import annotations

import re

from firsthand.documents.dates import Order, find_dates

__all__ = ["HOUR", "STAMP", "WHEN", "moment"]

_UNIT = (
    r"(?:s|sec(?:ond)?s?|min(?:ute)?s?|m|hours?|hrs?|h|d|days?|w|weeks?|wks?|months?|mos?|y|years?|yrs?|sekunden?|minuten?|stunden?|std\.?|tag(?:en?)?|wochen?|monat(?:en?)?|jahr(?:en?)?"
    r"|secondes?|heures?|jours?|semaines?|mois|ans?|ann[ée]es?|segundos?|minutos?|horas?|d[ií]as?|semanas?|mes(?:es)?|mês|a[nñ]os?|secondi|secondo|minut[oi]|or[ae]|giorn[oi]|settiman[ae]|mes[ei]|ann[oi]"
    r"|seconden?|uur|uren|dag(?:en)?|weken|maand(?:en)?|jaar|jaren|sekund\w*|minut\w*|godzin\w*|dni|dzień|tygod\w*|miesi\w*|rok\w*|lata|lat|timm\w*|timer?|dagar|dage|dager|veck\w*|uger?|uker?|månad\w*|måned\w*|år"
    r"|tunti\w*|päiv\w*|viikko\w*|kuukau\w*|vuot\w*|hodin\w*|dn[yíeů]\w*|den|týdn\w*|měsíc\w*|let|ore|oră|zile?|săptămân\w*|luni|lună|ani?|saat|dakika|gün|hafta|ay|yıl"
    r"|час\w*|минут\w*|дн\w*|день|недел\w*|месяц\w*|год\w*|лет|годин\w*|хвилин\w*|тиж\w*|місяц\w*|рок\w*|ώρ\w+|λεπτ\w+|ημέρ\w+|μέρ\w+|μήν\w+|sati?|dana?|godin\w*|jam|hari|menit|minggu|bulan|tahun|giờ|ngày|tháng|năm|phút)"
)
_SOME = r"(?:about |over |almost |an? |ein(?:er|em)? |une? |una? |um |één |\d+\s*)"
_CJK = r"\d+\s?(?:秒|分钟|分鐘|分|時間|小时|小時|日|天|週間|周|ヶ月|か月|个月|個月|年|초|분|시간|일|주|개월|년)\s?(?:之?前|전)"
_LONE = (
    r"(?:just now|moments ago|yesterday|today|gerade eben|gestern|heute|hier|aujourd['’]hui|à l['’]instant|ayer|hoy|ontem|hoje|ieri|oggi|gisteren|vandaag|zojuist|wczoraj|dzisiaj|dziś"
    r"|i ?går|i ?dag|eilen|tänään|včera|dnes|tegnap|azi|dün|bugün|вчера|сегодня|вчора|сьогодні|χθες|σήμερα|jučer|danas|kemarin|昨日|昨天|今天|어제)"
)
_AGO = (
    rf"(?:{_SOME}{_UNIT}\.?\s+(?:ago|fa|geleden|temu|sedan|siden|sitten|zpět|atrás|nazaj|önce|назад|тому|yang lalu|lalu|trước|órája)"
    rf"|(?:vor|il y a|hace|há|acum|před|pred|prije|преди|πριν(?: από)?|منذ|cách đây)\s+(?:etwa |environ |cerca de |unos |quasi )?{_SOME}{_UNIT}|(?:för|for)\s+{_SOME}{_UNIT}\s+(?:sedan|siden)|{_CJK}|\d+\s?(?:[smhdwyjt]|min|std|hrs?|days?|wks?|yrs?))"
)
_HOUR = r"(?:\d{1,2}\s?[:.h]\s?\d\d(?:[:.]\d\d)?\s*(?:[ap]\.?m\.?)?|\d{1,2}\s*[ap]\.?m\.?|\d{1,2}\s?(?:uhr|heures|h))(?:\s*\(?[A-Z]{2,4}\)?)?(?:\s+uhr)?"
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_DAY = (
    rf"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+)?(?:{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?|\d{{1,2}}(?:st|nd|rd|th)? {_MONTH},?(?: \d{{4}})?"
    r"|\d{4}[-/.]\d\d?[-/.]\d\d?|\d{1,2}[./-]\d{1,2}[./-](?:\d\d){1,2})"
)
_WEEKDAY = (
    r"(?:mon(?:day|tag)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:rs|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?|mo|di|mi|do|fr|sa|so|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|lun(?:di|es|edì)?|mar(?:di|tes|tedì)?|mer(?:credi|coledì)?"
    r"|mi[eé]r?(?:coles)?|jeu(?:di)?|jue(?:ves)?|gio(?:vedì)?|ven(?:dredi|erdì)?|vie(?:rnes)?|sam(?:edi)?|s[aá]b(?:ado|ato)?|dim(?:anche)?|dom(?:ingo|enica)?|(?:segunda|terça|quarta|quinta|sexta)(?:-feira)?|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag"
    r"|poniedziałek|wtorek|środa|czwartek|piątek|sobota|niedziela|måndag|tisdag|onsdag|torsdag|fredag|lördag|lørdag|söndag|søndag|mandag|tirsdag|пн|вт|ср|чт|пт|сб|вс|нд)"
)
_LINK = r"(?:,?\s*(?:at|um|à|a las|às|alle(?: ore)?|om|o godz\.?|o|kl\.?|klo|v|ve|в|о|στις|[@|·•–-]))?,?"
# A day and maybe an hour in any language that writes its months in letters ("7. Dez 2018 um 13:22", "3 de junio de 2019").
_ANY_DAY = (
    rf"(?:(?:{_WEEKDAY}\.?,?\s+)?(?:le |el |il |den |dne |dnia )?\d{{1,2}}\.?(?:er|º|\.)?\s*(?:de |d['’])?[^\W\d_]{{3,12}}\.?,?\s*(?:de |del )?(?:19|20)\d\d(?:\s?г\.?| р\.?)?|\d{{1,2}}\. ?\d{{1,2}}\. ?\d{{4}}"
    r"|(?:19|20)\d\d\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日|(?:19|20)\d\d년 \d{1,2}월 \d{1,2}일|(?:19|20)\d\d\. ?(?:[^\W\d_]{3,12} )?\d{1,2}\.(?: ?\d{1,2}\.)?)"
)
STAMP = rf"(?:{_AGO}|{_ANY_DAY}(?:{_LINK}\s*{_HOUR})?|{_DAY}(?:{_LINK}\s*{_HOUR})?|{_HOUR},?\s+(?:on\s+|am\s+|le\s+|el\s+)?{_DAY}|{_LONE}(?:{_LINK}\s*{_HOUR})?)"
# A line that says when a comment was written, and nothing else.
WHEN = re.compile(
    rf"(?:(?:on|at|posted(?: on)?|published(?: on)?|edited|commented|am|le|el|em|il|op|den|på|dnia|dne|geschrieben am|erstellt am|publié le|dodano|posté le)\s+)?:?\s*{STAMP}(?:\W*(?:edited|bearbeitet|modifié|editado|modificato|permalink|link|#\d*|report|reply|flag|share|uhr|zum antworten anmelden|antworten|zitieren|melden|répondre|citer|signaler|responder|citar|rispondi|odpowiedz|svara))*\W*",
    re.I,
)
HOUR = re.compile(rf"\b{_HOUR}(?!\w)", re.I)
_RELATIVE = re.compile(rf"(?<!\w)(?:{_AGO}|{_LONE}(?:{_LINK}\s*{_HOUR})?)(?!\w)", re.I)
_CLOCK = re.compile(
    r"(?<!\d)(?P<h>\d{1,2})\s?[:.h]\s?(?P<m>\d\d)(?![\d.]*\d{3})(?::\d\d)?\s*(?P<half>[ap])?\.?(?:m\.?)?", re.I
)
_BARE_CLOCK = re.compile(r"(?<![\d:.])(?P<h>\d{1,2})\s*(?P<half>[ap])\.?m\b", re.I)
# Months by their first letters, for what `dates` does not read: it knows the English names.
_MONTHS = {
    start: number
    for number, starts in enumerate(
        (
            "jan jän jänner ene gen sty led tam oca янв січ ιαν ян sij", "feb fév fev lut úno hel şub фев лют φεβ vel", "mär mar maa bře mart мар бер μαρ ožu", "abr avr apr kwi dub huh nis апр кві απρ tra",
            "mai may mag mei maj kvě tou май мая тра μαΐ μαι svi", "jun juin giu cze čer červn lipn lipanj kes haz июн чер ιουν lip", "jul juil lug července červenec lipc lipie hei tem июл лип ιουλ", "aug aoû ago sie srpna elo ağu авг сер αυγ",
            "sep set wrz září syy eyl сен вер σεπ ruj", "okt oct ott paź říj lok eki окт жов οκτ lis", "nov lis marras kas ноя лис νοε stu", "dez déc dec dic gru pro jou ara дек гру δεκ",
        ),
        1,
    )
    for start in starts.split()
}  # fmt: skip
# Short forms that are two months in two languages tell nothing.
_TWICE = frozenset(("lis", "lip", "čer"))
_LETTERED = re.compile(
    r"(?<!\d)(?P<d>\d{1,2})(?:\.|er|º)?\s*(?:de |d['’])?(?P<mon>[^\W\d_]{3,12})\.?,?\s*(?:de |del )?(?P<y>(?:19|20)\d\d)",
    re.I,
)
_CJK_DAY = re.compile(r"(?P<y>(?:19|20)\d\d)\s?[年년]\s?(?P<m>\d{1,2})\s?[月월]\s?(?P<d>\d{1,2})\s?[日일]")


def moment(line: str, first: Order | None = None) -> str | None:
    """When `line` says that something was written: ISO 8601 to the day, or to the minute, where it gives a day; its own
    words where it counts back from a day that is not known ("3 hours ago"); None where it says neither.

    `first` is what stands first in dates that are all digits.
    """
    line = " ".join(line.split())
    day, end = _day(line, first)
    if day:
        clock = _clock(line[end:]) or _clock(line[:end] if len(day) == 10 else "")
        return f"{day}T{clock}" if clock and len(day) == 10 else day
    match = _RELATIVE.search(line)
    return match.group() if match else None


def _day(line: str, first: Order | None) -> tuple[str | None, int]:
    found = find_dates(line, first, short=True)
    if found and len(found[0].value) == 10:
        return found[0].value, found[0].end
    match = _CJK_DAY.search(line)
    if match:
        return f"{match['y']}-{int(match['m']):02d}-{int(match['d']):02d}", match.end()
    match = _LETTERED.search(line)
    if match and 1 <= int(match["d"]) <= 31:
        month = _month(match["mon"].lower())
        return (f"{match['y']}-{month:02d}-{int(match['d']):02d}" if month else match["y"]), match.end()
    return (found[0].value, found[0].end) if found else (None, 0)


def _month(name: str) -> int | None:
    for length in range(len(name), 1, -1):
        if name[:length] in _MONTHS:
            return None if name[:length] in _TWICE else _MONTHS[name[:length]]
    return None


def _clock(text: str) -> str | None:
    match = _CLOCK.search(text) or _BARE_CLOCK.search(text)
    if not match:
        return None
    hour, minute = int(match["h"]), int(match.groupdict().get("m") or 0)
    half = (match["half"] or "").lower()
    if half and not 1 <= hour <= 12:
        return None
    hour = hour % 12 + 12 * (half == "p") if half else hour
    return f"{hour:02d}:{minute:02d}" if hour < 24 and minute < 60 else None
