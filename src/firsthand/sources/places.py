"""Countries, the words for their people, their capitals, and the seats that stand for their governments."""

from __future__ import annotations

import re
from functools import lru_cache

from firsthand.sources.names import clean, fold

__all__ = ["capital", "country", "demonym_of", "seat"]

# name | adjectives and other names | capital
_TABLE = """\
Afghanistan|Afghan|Kabul;Albania|Albanian|Tirana;Algeria|Algerian|Algiers;Angola|Angolan|Luanda
Argentina|Argentine,Argentinian,Argentinean|Buenos Aires;Armenia|Armenian|Yerevan
Australia|Australian,Aussie|Canberra;Austria|Austrian|Vienna;Azerbaijan|Azerbaijani,Azeri|Baku
Bahrain|Bahraini|Manama;Bangladesh|Bangladeshi|Dhaka;Belarus|Belarusian,Belarussian|Minsk;Belgium|Belgian|
Bolivia|Bolivian|La Paz;Bosnia|Bosnian|Sarajevo;Brazil|Brazilian|Brasilia;Bulgaria|Bulgarian|Sofia
Cambodia|Cambodian|Phnom Penh;Cameroon|Cameroonian|Yaounde;Canada|Canadian|Ottawa;Chad|Chadian|
Chile|Chilean|Santiago;China|Chinese,PRC|Beijing;Colombia|Colombian|Bogota;Congo|Congolese,DRC|Kinshasa
Costa Rica|Costa Rican|;Croatia|Croatian|Zagreb;Cuba|Cuban|Havana;Cyprus|Cypriot|Nicosia
Czech Republic|Czech,Czechia|Prague;Denmark|Danish,Dane|Copenhagen;Ecuador|Ecuadorian,Ecuadorean|Quito
Egypt|Egyptian|Cairo;Eritrea|Eritrean|Asmara;Estonia|Estonian|Tallinn;Ethiopia|Ethiopian|Addis Ababa
Finland|Finnish,Finn|Helsinki;France|French|Paris;Germany|German|Berlin;Ghana|Ghanaian|Accra;Greece|Greek|Athens
Guatemala|Guatemalan|;Haiti|Haitian|Port-au-Prince;Honduras|Honduran|Tegucigalpa;Hungary|Hungarian|Budapest
Iceland|Icelandic,Icelander|Reykjavik;India|Indian|New Delhi,Delhi;Indonesia|Indonesian|Jakarta
Iran|Iranian,Islamic Republic of Iran|Tehran,Teheran;Iraq|Iraqi|Baghdad;Ireland|Irish|Dublin
Israel|Israeli|Jerusalem;Italy|Italian|Rome;Ivory Coast|Ivorian|;Jamaica|Jamaican|;Japan|Japanese|Tokyo
Jordan|Jordanian|Amman;Kazakhstan|Kazakh|Astana;Kenya|Kenyan|Nairobi;Kosovo|Kosovar|Pristina;Kuwait|Kuwaiti|
Kyrgyzstan|Kyrgyz|Bishkek;Laos|Lao,Laotian|Vientiane;Latvia|Latvian|Riga;Lebanon|Lebanese|Beirut
Libya|Libyan|Tripoli;Lithuania|Lithuanian|Vilnius;Luxembourg|Luxembourgish|;Malaysia|Malaysian|Kuala Lumpur
Mali|Malian|Bamako;Malta|Maltese|Valletta;Mexico|Mexican|Mexico City;Moldova|Moldovan|Chisinau
Mongolia|Mongolian|Ulan Bator;Montenegro|Montenegrin|Podgorica;Morocco|Moroccan|Rabat
Mozambique|Mozambican|Maputo;Myanmar|Burma,Burmese|Naypyidaw;Nepal|Nepali,Nepalese|Kathmandu
Netherlands|Dutch,Holland|The Hague;New Zealand|New Zealander|Wellington;Nicaragua|Nicaraguan|Managua
Nigeria|Nigerian|Abuja;North Korea|North Korean,DPRK|Pyongyang;North Macedonia|Macedonian|Skopje
Norway|Norwegian|Oslo;Oman|Omani|Muscat;Pakistan|Pakistani|Islamabad;Palestine|Palestinian|Ramallah
Panama|Panamanian|;Paraguay|Paraguayan|Asuncion;Peru|Peruvian|Lima;Philippines|Philippine,Filipino|Manila
Poland|Polish|Warsaw;Portugal|Portuguese|Lisbon;Qatar|Qatari|Doha;Romania|Romanian|Bucharest
Russia|Russian,Russian Federation|Moscow;Rwanda|Rwandan|Kigali;Saudi Arabia|Saudi,Saudi Arabian|Riyadh
Senegal|Senegalese|Dakar;Serbia|Serbian,Serb|Belgrade;Singapore|Singaporean|
Slovakia|Slovak,Slovakian|Bratislava;Slovenia|Slovenian|Ljubljana;Somalia|Somali|Mogadishu
South Africa|South African|Pretoria;South Korea|South Korean,Republic of Korea|Seoul;Spain|Spanish|Madrid
Sri Lanka|Sri Lankan|Colombo;Sudan|Sudanese|Khartoum;Sweden|Swedish,Swede|Stockholm;Switzerland|Swiss|Bern
Syria|Syrian|Damascus;Taiwan|Taiwanese|Taipei;Tajikistan|Tajik|Dushanbe;Tanzania|Tanzanian|Dodoma
Thailand|Thai|Bangkok;Tunisia|Tunisian|Tunis;Turkey|Turkish,Turkiye|Ankara;Turkmenistan|Turkmen|Ashgabat
Uganda|Ugandan|Kampala;Ukraine|Ukrainian|Kyiv,Kiev;United Arab Emirates|Emirati,UAE|Abu Dhabi
United Kingdom|British,UK,Britain,Great Britain,Briton|London
United States|American,US,USA,America,United States of America|Washington,Washington DC
Uruguay|Uruguayan|Montevideo;Uzbekistan|Uzbek|Tashkent;Vietnam|Vietnamese|Hanoi;Yemen|Yemeni|Sanaa
Zambia|Zambian|Lusaka;Zimbabwe|Zimbabwean|Harare;European Union|EU,European|Brussels"""

# Seats and houses that speak for the executive of their country.
_SEATS = """Kremlin|Russia;White House|United States;Pentagon|United States
State Department|United States;Downing Street|United Kingdom
Foggy Bottom|United States;Whitehall|United Kingdom;Elysee|France;Elysee Palace|France
Quai d'Orsay|France;Blue House|South Korea
Zhongnanhai|China;Bundeswehr|Germany;Chancellery|Germany"""


def _rows(table: str) -> list[list[str]]:
    return [row.split("|") for row in table.replace("\n", ";").split(";")]


_COUNTRY: dict[str, str] = {}
_CAPITAL: dict[str, str] = {}
for _name, _others, _capitals in _rows(_TABLE):
    for _word in (_name, *filter(None, _others.split(","))):
        _COUNTRY[fold(_word)] = _name
    for _word in filter(None, _capitals.split(",")):
        _CAPITAL[fold(_word)] = _name
_SEAT = {fold(place): name for place, name in _rows(_SEATS)}


def _plain(text: str) -> str:
    return re.sub(r"(?<=\b\w)\.", "", fold(clean(text)))


@lru_cache(maxsize=16384)
def country(text: str) -> str | None:
    """The country that `text` names, as a name, an adjective or an abbreviation; None where it names none."""
    word = _plain(text)
    # "us" is a pronoun, "US" a country.
    if word in {"us", "eu", "uk"} and not any(c.isupper() for c in text):
        return None
    found = _COUNTRY.get(word)
    if found is None and word.endswith("s"):
        found = _COUNTRY.get(word[:-1])
    return found


def capital(text: str) -> str | None:
    """The country whose capital `text` names."""
    return _CAPITAL.get(_plain(text))


def seat(text: str) -> str | None:
    """The country whose executive is meant by the name of its seat ("the Kremlin")."""
    return _SEAT.get(_plain(text))


def demonym_of(word: str, place: str) -> bool:
    """Whether folded `word` is formed from the folded name `place` as words for peoples are ("karvian", "karvia")."""
    if word == place or len(place) < 4:
        return False
    stem = re.sub(r"(?:a|e|i|o|y|ia|land)$", "", place)
    return bool(re.fullmatch(re.escape(stem) + r"(?:[aeiy]?n|ian|ean|ese|i|ish|ic|er|ar|ard)s?", word)) or bool(
        re.fullmatch(re.escape(place) + r"(?:n|an|ian|ese|i|ish|er)s?", word)
    )
