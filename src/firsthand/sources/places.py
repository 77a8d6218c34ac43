"""Countries, the words for their people, their capitals, and the seats that stand for their governments."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache

from firsthand.sources.names import clean, fold

__all__ = ["States", "capital", "country", "current", "demonym_of", "seat", "told"]

# name | adjectives and other names | capital. Every member of the United Nations, and what news treats as a country. A
# capital that bears its country's name, or is a usual given name (Victoria), stands for no government.
_TABLE = """\
Afghanistan|Afghan|Kabul;Albania|Albanian|Tirana;Algeria|Algerian|Algiers;Andorra|Andorran|Andorra la Vella
Angola|Angolan|Luanda;Antigua and Barbuda|Antigua,Antiguan,Barbudan|
Argentina|Argentine,Argentinian,Argentinean|Buenos Aires;Armenia|Armenian|Yerevan;Australia|Australian,Aussie|Canberra
Austria|Austrian|Vienna;Azerbaijan|Azerbaijani,Azeri|Baku;Bahamas|Bahamian|Nassau;Bahrain|Bahraini|Manama
Bangladesh|Bangladeshi|Dhaka;Barbados|Barbadian,Bajan|Bridgetown;Belarus|Belarusian,Belarussian|Minsk;Belgium|Belgian|
Belize|Belizean|Belmopan;Benin|Beninese|Porto-Novo;Bhutan|Bhutanese|Thimphu;Bolivia|Bolivian|La Paz,Sucre
Bosnia|Bosnian,Bosnia and Herzegovina,Bosnia-Herzegovina|Sarajevo;Botswana|Botswanan,Motswana,Batswana|Gaborone
Brazil|Brazilian|Brasilia;Brunei|Bruneian|Bandar Seri Begawan;Bulgaria|Bulgarian|Sofia
Burkina Faso|Burkinabe|Ouagadougou;Burundi|Burundian|Gitega,Bujumbura;Cambodia|Cambodian|Phnom Penh
Cameroon|Cameroonian|Yaounde;Canada|Canadian|Ottawa;Cape Verde|Cape Verdean,Cabo Verde|Praia
Central African Republic|Central African|Bangui;Chad|Chadian|N'Djamena;Chile|Chilean|Santiago
China|Chinese,PRC|Beijing;Colombia|Colombian|Bogota;Comoros|Comorian,Comoran|Moroni
Congo|Congolese,DRC,DR Congo,Democratic Republic of Congo,Democratic Republic of the Congo|Kinshasa
Costa Rica|Costa Rican|San Jose;Croatia|Croatian|Zagreb;Cuba|Cuban|Havana;Cyprus|Cypriot|Nicosia
Czech Republic|Czech,Czechia|Prague;Denmark|Danish,Dane|Copenhagen;Djibouti|Djiboutian|
Dominica|Commonwealth of Dominica|Roseau;Dominican Republic|Dominican|Santo Domingo
East Timor|Timorese,East Timorese,Timor-Leste|Dili;Ecuador|Ecuadorian,Ecuadorean|Quito;Egypt|Egyptian|Cairo
El Salvador|Salvadoran,Salvadorean|San Salvador;Equatorial Guinea|Equatoguinean|Malabo;Eritrea|Eritrean|Asmara
Estonia|Estonian|Tallinn;Eswatini|Swazi,Swaziland|Mbabane;Ethiopia|Ethiopian|Addis Ababa;Fiji|Fijian|Suva
Finland|Finnish,Finn|Helsinki;France|French|Paris;Gabon|Gabonese|Libreville;Gambia|Gambian|Banjul
Georgia|Georgian|Tbilisi;Germany|German|Berlin;Ghana|Ghanaian|Accra;Greece|Greek|Athens;Grenada|Grenadian|
Guatemala|Guatemalan|Guatemala City;Guinea|Guinean|Conakry;Guinea-Bissau|Bissau-Guinean|Bissau
Guyana|Guyanese|Georgetown;Haiti|Haitian|Port-au-Prince;Honduras|Honduran|Tegucigalpa;Hungary|Hungarian|Budapest
Iceland|Icelandic,Icelander|Reykjavik;India|Indian|New Delhi,Delhi;Indonesia|Indonesian|Jakarta
Iran|Iranian,Islamic Republic of Iran|Tehran,Teheran;Iraq|Iraqi|Baghdad;Ireland|Irish|Dublin;Israel|Israeli|Jerusalem
Italy|Italian|Rome;Ivory Coast|Ivorian,Cote d'Ivoire|Yamoussoukro,Abidjan;Jamaica|Jamaican|Kingston
Japan|Japanese|Tokyo;Jordan|Jordanian|Amman;Kazakhstan|Kazakh,Kazakhstani|Astana;Kenya|Kenyan|Nairobi
Kiribati|I-Kiribati|South Tarawa,Tarawa;Kosovo|Kosovar|Pristina;Kuwait|Kuwaiti|Kuwait City;Kyrgyzstan|Kyrgyz|Bishkek
Laos|Lao,Laotian|Vientiane;Latvia|Latvian|Riga;Lebanon|Lebanese|Beirut;Lesotho|Basotho,Mosotho|Maseru
Liberia|Liberian|Monrovia;Libya|Libyan|Tripoli;Liechtenstein|Liechtensteiner|Vaduz;Lithuania|Lithuanian|Vilnius
Luxembourg|Luxembourgish,Luxembourger|;Madagascar|Malagasy,Madagascan|Antananarivo;Malawi|Malawian|Lilongwe
Malaysia|Malaysian|Kuala Lumpur;Maldives|Maldivian|;Mali|Malian|Bamako;Malta|Maltese|Valletta
Marshall Islands|Marshallese|Majuro;Mauritania|Mauritanian|Nouakchott;Mauritius|Mauritian|Port Louis
Mexico|Mexican|Mexico City;Micronesia|Micronesian,Federated States of Micronesia|Palikir;Moldova|Moldovan|Chisinau
Monaco|Monegasque|;Mongolia|Mongolian|Ulan Bator,Ulaanbaatar;Montenegro|Montenegrin|Podgorica;Morocco|Moroccan|Rabat
Mozambique|Mozambican|Maputo;Myanmar|Burma,Burmese|Naypyidaw,Nay Pyi Taw;Namibia|Namibian|Windhoek;Nauru|Nauruan|
Nepal|Nepali,Nepalese|Kathmandu;Netherlands|Dutch,Holland|The Hague;New Zealand|New Zealander|Wellington
Nicaragua|Nicaraguan|Managua;Niger|Nigerien|Niamey;Nigeria|Nigerian|Abuja;North Korea|North Korean,DPRK|Pyongyang
North Macedonia|Macedonian,Macedonia|Skopje;Norway|Norwegian|Oslo;Oman|Omani|Muscat;Pakistan|Pakistani|Islamabad
Palau|Palauan|Ngerulmud;Palestine|Palestinian|Ramallah;Panama|Panamanian|Panama City
Papua New Guinea|Papua New Guinean,PNG|Port Moresby;Paraguay|Paraguayan|Asuncion;Peru|Peruvian|Lima
Philippines|Philippine,Filipino|Manila;Poland|Polish|Warsaw;Portugal|Portuguese|Lisbon;Qatar|Qatari|Doha
Republic of the Congo|Republic of Congo,Congo-Brazzaville|Brazzaville;Romania|Romanian|Bucharest
Russia|Russian,Russian Federation|Moscow;Rwanda|Rwandan|Kigali
Saint Kitts and Nevis|St Kitts and Nevis,Kittitian|Basseterre;Saint Lucia|St Lucia,Saint Lucian,St Lucian|Castries
Saint Vincent and the Grenadines|St Vincent and the Grenadines,Vincentian|Kingstown;Samoa|Samoan|Apia
San Marino|Sammarinese|;Sao Tome and Principe|Sao Tomean,Sao Tome|;Saudi Arabia|Saudi,Saudi Arabian|Riyadh
Senegal|Senegalese|Dakar;Serbia|Serbian,Serb|Belgrade;Seychelles|Seychellois|;Sierra Leone|Sierra Leonean|Freetown
Singapore|Singaporean|;Slovakia|Slovak,Slovakian|Bratislava;Slovenia|Slovenian|Ljubljana
Solomon Islands|Solomon Islander|Honiara;Somalia|Somali|Mogadishu;South Africa|South African|Pretoria
South Korea|South Korean,Republic of Korea|Seoul;South Sudan|South Sudanese|Juba;Spain|Spanish|Madrid
Sri Lanka|Sri Lankan|Colombo;Sudan|Sudanese|Khartoum;Suriname|Surinamese,Surinam|Paramaribo
Sweden|Swedish,Swede|Stockholm;Switzerland|Swiss|Bern;Syria|Syrian|Damascus;Taiwan|Taiwanese|Taipei
Tajikistan|Tajik|Dushanbe;Tanzania|Tanzanian|Dodoma;Thailand|Thai|Bangkok;Togo|Togolese|Lome;Tonga|Tongan|Nuku'alofa
Trinidad and Tobago|Trinidadian,Trinidad|Port of Spain;Tunisia|Tunisian|Tunis;Turkey|Turkish,Turkiye|Ankara
Turkmenistan|Turkmen|Ashgabat;Tuvalu|Tuvaluan|Funafuti;Uganda|Ugandan|Kampala;Ukraine|Ukrainian|Kyiv,Kiev
United Arab Emirates|Emirati,UAE|Abu Dhabi;United Kingdom|British,UK,Britain,Great Britain,Briton|London
United States|American,US,USA,America,United States of America|Washington,Washington DC;Uruguay|Uruguayan|Montevideo
Uzbekistan|Uzbek|Tashkent;Vanuatu|Ni-Vanuatu|Port Vila;Vatican|Holy See,Vatican City|;Venezuela|Venezuelan|Caracas
Vietnam|Vietnamese|Hanoi;Yemen|Yemeni|Sanaa;Zambia|Zambian|Lusaka;Zimbabwe|Zimbabwean|Harare
European Union|EU,European|Brussels"""

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


class States:
    """States of one story by the folded words for them; told apart by identity, so that what was read with them can be
    kept."""

    def __init__(self, words: Mapping[str, str]) -> None:
        self.words = dict(words)


_NONE = States({})
_TOLD: ContextVar[States] = ContextVar("states of the story", default=_NONE)


def current() -> States:
    """The states of the story that is being resolved."""
    return _TOLD.get()


@contextmanager
def told(words: Mapping[str, str]) -> Iterator[None]:
    """Has the states of a story, by the folded words for them, be countries like those of the table."""
    token = _TOLD.set(States(words))
    try:
        yield
    finally:
        _TOLD.reset(token)


def country(text: str) -> str | None:
    """The country that `text` names, as a name, an adjective or an abbreviation; None where it names none."""
    return _country(text) or (_TOLD.get().words.get(_plain(text)) if _TOLD.get().words else None)


@lru_cache(maxsize=16384)
def _country(text: str) -> str | None:
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
