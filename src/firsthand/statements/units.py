"""Units and currencies: the usual ways to write one, and its one name (ISO 4217 for money, else a symbol or word)."""

from __future__ import annotations

import re

__all__ = ["CURRENCY_BEFORE", "DURATIONS", "MONEY", "UNIT_AFTER", "currency_sign", "unit_name"]

_SIGNS = {
    "$": "USD", "US$": "USD", "USD": "USD", "C$": "CAD", "CA$": "CAD", "CAD": "CAD", "A$": "AUD", "AU$": "AUD",
    "AUD": "AUD", "NZ$": "NZD", "NZD": "NZD", "HK$": "HKD", "HKD": "HKD", "S$": "SGD", "SGD": "SGD", "NT$": "TWD",
    "R$": "BRL", "BRL": "BRL", "MX$": "MXN", "Z$": "ZWL", "€": "EUR", "EUR": "EUR", "£": "GBP", "GBP": "GBP",
    "¥": "JPY", "JPY": "JPY", "CN¥": "CNY", "CNY": "CNY", "RMB": "CNY", "₽": "RUB", "RUB": "RUB", "₹": "INR",
    "INR": "INR", "RS": "INR",
    "Rs": "INR",
    "Rs.": "INR", "RS.": "INR", "₩": "KRW", "KRW": "KRW", "₺": "TRY", "TRY": "TRY", "₪": "ILS",
    "ILS": "ILS", "₴": "UAH", "UAH": "UAH", "CHF": "CHF", "SEK": "SEK", "NOK": "NOK", "DKK": "DKK", "ZAR": "ZAR",
    "₦": "NGN", "NGN": "NGN", "₱": "PHP", "PHP": "PHP", "PLN": "PLN",
}  # fmt: skip
_NATIONAL = {
    "dollar": {
        "us": "USD", "u.s.": "USD", "american": "USD", "canadian": "CAD", "australian": "AUD", "new zealand": "NZD",
        "hong kong": "HKD", "singapore": "SGD", "taiwan": "TWD", "jamaican": "JMD", "zimbabwean": "ZWL",
    },
    "pound": {
        "british": "GBP", "sterling": "GBP", "uk": "GBP", "egyptian": "EGP", "syrian": "SYP", "lebanese": "LBP",
        "sudanese": "SDG",
    },
    "peso": {
        "mexican": "MXN", "argentine": "ARS", "chilean": "CLP", "colombian": "COP", "philippine": "PHP", "cuban": "CUP",
        "uruguayan": "UYU",
    },
    "rupee": {"indian": "INR", "pakistani": "PKR", "sri lankan": "LKR", "nepalese": "NPR"},
    "franc": {"swiss": "CHF", "french": "FRF", "belgian": "BEF", "cfa": "XOF"},
    "krona": {"swedish": "SEK"}, "krone": {"norwegian": "NOK", "danish": "DKK"},
    "dinar": {"iraqi": "IQD", "kuwaiti": "KWD", "serbian": "RSD", "jordanian": "JOD", "algerian": "DZD"},
    "shilling": {"kenyan": "KES", "ugandan": "UGX", "tanzanian": "TZS"},
    "mark": {"german": "DEM", "finnish": "FIM"}, "rouble": {"belarusian": "BYN", "russian": "RUB"},
}  # fmt: skip
_MONEY = {
    "dollar": "USD", "euro": "EUR", "yen": "JPY", "yuan": "CNY", "renminbi": "CNY", "rouble": "RUB", "rupee": "INR",
    "won": "KRW", "rand": "ZAR", "shekel": "ILS", "lira": "TRY", "hryvnia": "UAH", "zloty": "PLN", "naira": "NGN",
    "bolivar": "VES", "real": "BRL", "krona": "SEK", "krone": "NOK", "peso": "peso", "franc": "franc", "dinar": "dinar",
    "riyal": "SAR", "dirham": "AED", "baht": "THB", "rupiah": "IDR", "shilling": "shilling", "mark": "DEM",
    "forint": "HUF", "cent": "USD", "pence": "GBP", "penny": "GBP",
}  # fmt: skip
_SPELLINGS = {
    "rubles": "rouble", "ruble": "rouble", "bolívar": "bolivar", "bolívares": "bolivar", "bolivares": "bolivar",
    "reais": "real", "kronor": "krona", "kroner": "krone", "liras": "lira", "pesos": "peso", "shekels": "shekel",
}  # fmt: skip
MONEY: frozenset[str] = frozenset(
    {*_SIGNS.values(), *_MONEY.values(), *(c for n in _NATIONAL.values() for c in n.values())}
)
"""Every name of a unit that is money."""

DURATIONS: frozenset[str] = frozenset(
    {"second", "minute", "hour", "day", "week", "fortnight", "month", "quarter", "year", "decade", "century"}
)

# One line a unit: its name, then the words and symbols for it (a plural "s" is understood).
_UNITS: dict[str, str] = {
    "percent": "% percent per\\scent pct pc percentage",
    "percentage point": "percentage\\spoint percent\\spoint pp",
    "basis point": "basis\\spoint bps bp",
    "point": "point pts",
    "km": "kilometre kilometer km kms",
    "m": "metre meter",
    "cm": "centimetre centimeter cm",
    "mm": "millimetre millimeter mm",
    "mile": "mile mi",
    "nautical mile": "nautical\\smile",
    "foot": "foot feet ft",
    "inch": "inch inches",
    "yard": "yard yd",
    "kg": "kilogram kilogramme kilo kg kgs",
    "g": "gram gramme",
    "mg": "milligram milligramme mg",
    "t": "tonne metric\\ston",
    "ton": "ton",
    "kiloton": "kiloton kt",
    "megaton": "megaton",
    "lb": "lb lbs",
    "oz": "ounce oz",
    "l": "litre liter",
    "ml": "millilitre milliliter ml",
    "gallon": "gallon",
    "barrel": "barrel bbl",
    "barrel/day": "barrels?\\s(?:per|a)\\sday barrels?\\sof\\s(?:crude\\s)?oil\\s(?:per|a)\\sday bpd b/d",
    "bushel": "bushel",
    "acre": "acre",
    "hectare": "hectare ha",
    "km2": "square\\skilometre square\\skilometer sq\\skm km² km2",
    "m2": "square\\smetre square\\smeter sq\\sm m² m2",
    "mi2": "square\\smile sq\\smi",
    "ft2": "square\\sfoot square\\sfeet sq\\sft",
    "m3": "cubic\\smetre cubic\\smeter m³",
    "ft3": "cubic\\sfoot cubic\\sfeet",
    "km/h": "kilometres?\\s(?:per|an)\\shour kilometers?\\s(?:per|an)\\shour km/h kph kmh",
    "mph": "miles?\\s(?:per|an)\\shour mph",
    "m/s": "metres?\\s(?:per|a)\\ssecond meters?\\s(?:per|a)\\ssecond m/s",
    "knot": "knot",
    "kW": "kilowatt kW", "MW": "megawatt MW", "GW": "gigawatt GW", "TW": "terawatt TW",
    "kWh": "kilowatt-hour kilowatt\\shour kWh", "MWh": "megawatt-hour MWh",
    "bit": "bit", "byte": "byte", "MB": "megabyte MB", "GB": "gigabyte GB", "TB": "terabyte TB",
    "Hz": "hertz Hz", "MHz": "megahertz MHz", "GHz": "gigahertz GHz",
    "celsius": "°\\s?C degrees?\\s(?:Celsius|centigrade|C)\\b celsius",
    "fahrenheit": "°\\s?F degrees?\\s(?:Fahrenheit|F)\\b fahrenheit",
    "degree": "degree °",
    "magnitude": "magnitude",
    "second": "second sec secs", "minute": "minute min mins", "hour": "hour hr hrs", "day": "day", "week": "week",
    "fortnight": "fortnight", "month": "month", "quarter": "quarter", "year": "year yr yrs", "decade": "decade",
    "century": "century centuries",
}  # fmt: skip
_EXACT = {"°", "°\\s?C", "°\\s?F", "%", "km²", "m²", "m³"}

_BY_WORD: dict[str, str] = {}
_CASED: dict[str, str] = {}
_COMPILED: list[tuple[re.Pattern[str], str]] = []


def _alternatives() -> str:
    made: list[tuple[int, str]] = []
    for name, forms in _UNITS.items():
        for form in forms.split():
            plural = "" if form in _EXACT or form.endswith(("\\b", "s", "²", "2")) else "s?"
            pattern = form + plural
            if "\\" in form or "?" in form:
                _COMPILED.append((re.compile(pattern, re.I), name))
            else:
                _BY_WORD[form.lower()] = name
            made.append((len(form), pattern + ("" if form in _EXACT or form.endswith("\\b") else r"(?![A-Za-z0-9])")))
    nations = sorted({n for table in _NATIONAL.values() for n in table}, key=len, reverse=True)
    words = sorted({*_MONEY, *_SPELLINGS, "pound"}, key=len, reverse=True)
    money = rf"(?:(?:{'|'.join(map(re.escape, nations))})\s)?(?:{'|'.join(words)})s?(?![A-Za-z])(?:\ssterling)?"
    codes = "|".join(sorted({s for s in _SIGNS if s.isalpha() and len(s) == 3}))
    signs = "[€£₽₹₩₺₪₴₦₱]"
    measures = "|".join(pattern for _, pattern in sorted(made, key=lambda m: -m[0]))
    return rf"(?P<money>{money})|(?P<code>(?-i:{codes})\b|{signs})|(?P<measure>{measures})"


UNIT_AFTER: re.Pattern[str] = re.compile(rf"(?:[\s-]{{0,2}}|\s+of\s+)(?:{_alternatives()})", re.I)
"""A unit that follows a number, with at most a space or a hyphen between."""

_SIGN = "|".join(sorted(map(re.escape, _SIGNS), key=len, reverse=True))
CURRENCY_BEFORE: re.Pattern[str] = re.compile(rf"(?<![A-Za-z])(?:(?:USD|EUR|GBP|US)\s?)?({_SIGN})\s?$")
"""A currency sign or code that ends where a number begins."""


def currency_sign(sign: str) -> str:
    """The ISO 4217 code of a sign that `CURRENCY_BEFORE` found."""
    return _SIGNS[sign] if sign in _SIGNS else _SIGNS[sign.upper()]


def unit_name(match: re.Match[str], sterling: bool) -> tuple[str, float]:
    """The name of the unit that `UNIT_AFTER` found, and what one of it is worth in that unit (a cent is 0.01 USD).

    `sterling` says that pounds are money on this page and not a weight.
    """
    if match["money"]:
        return _money(" ".join(match["money"].lower().split()), sterling)
    if match["code"]:
        return currency_sign(match["code"].upper()), 1.0
    form = " ".join(match["measure"].lower().split())
    for candidate in (form, form.removesuffix("s")):
        if candidate in _BY_WORD:
            return _BY_WORD[candidate], 1.0
    for pattern, name in _COMPILED:
        if pattern.fullmatch(form):
            return name, 1.0
    return form, 1.0


def _money(form: str, sterling: bool) -> tuple[str, float]:
    if form.endswith(" sterling"):
        return "GBP", 1.0
    nation, _, word = form.rpartition(" ")
    word = _SPELLINGS.get(word) or _SPELLINGS.get(word.removesuffix("s")) or word
    if word not in _MONEY:
        word = word.removesuffix("s")
    factor = 0.01 if word in ("cent", "pence", "penny") else 1.0
    if nation and (code := _NATIONAL.get(word, {}).get(nation)):
        return code, factor
    if word == "pound":
        return ("GBP" if sterling else "lb"), 1.0
    return _MONEY.get(word, word), factor
