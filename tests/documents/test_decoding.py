"""Bytes to characters, over the encodings that pages are really in."""

from __future__ import annotations

import codecs

import pytest

from firsthand.documents.decoding import decode
from firsthand.documents.labels import CODECS, codec
from firsthand.errors import PageError
from firsthand.pages.sniffing import sniff, utf16
from firsthand.records import Page, digest

ENGLISH = "The café “Chez Renée” will close, Zoë Müller said on Tuesday — “It’s the end,” she told the Oster Courier."
GERMAN = "Bürgermeisterin Adela Brandt sagte am Dienstag, die Brücke werde für neun Wochen gesperrt. Das heißt: Umwege."
TEXTS = {
    "russian": "Мэр Адела Брандт сообщила во вторник, что мост будет закрыт на девять недель. Другого выхода нет.",
    "ukrainian": "Мер повідомила у вівторок, що міст буде закрито на дев'ять тижнів. Іншого виходу немає, її слова.",
    "polish": "Burmistrz powiedziała we wtorek, że most będzie zamknięty przez dziewięć tygodni. Nie mamy wyboru, ząb.",
    "czech": "Starostka v úterý řekla, že most bude devět týdnů uzavřen. Příští měsíc začnou dělníci opravovat pilíře.",
    "turkish": "Belediye başkanı salı günü köprünün dokuz hafta kapalı kalacağını söyledi. Şimdilik başka seçenek yok.",
    "greek": "Η δήμαρχος δήλωσε την Τρίτη ότι η γέφυρα θα παραμείνει κλειστή για εννέα εβδομάδες.",
    "hebrew": "ראש העיר אמרה ביום שלישי כי הגשר ייסגר לתשעה שבועות. אין לנו ברירה אחרת, אמרה לעיתונאים.",
    "arabic": "قالت رئيسة البلدية يوم الثلاثاء إن الجسر سيغلق لمدة تسعة أسابيع. ليس لدينا خيار آخر.",
    "thai": "นายกเทศมนตรีกล่าวเมื่อวันอังคารว่าสะพานจะปิดเป็นเวลาเก้าสัปดาห์ เราไม่มีทางเลือกอื่น",
    "japanese": "市長は火曜日、橋を九週間閉鎖すると述べた。「ほかに選択肢はありません」と記者団に語った。",
    "chinese": "市长周二表示，大桥将关闭九个星期。“我们别无选择，”她对记者说。港口办公室否认知道裂缝。",
    "taiwanese": "市長週二表示，大橋將關閉九個星期。「我們別無選擇，」她對記者說。港口辦公室否認知道裂縫。",
    "korean": "시장은 화요일 다리를 9주 동안 폐쇄한다고 말했다. 다른 선택이 없다고 기자들에게 말했다.",
}


def page(content: bytes, kind: str = "dump", encoding: str | None = None) -> Page:
    return Page(digest(content), kind, content, ("p",), (), encoding)


def told(decoded) -> list[str]:
    return [note.code for note in decoded.notes]


def html(label: str, text: str) -> bytes:
    return f'<!doctype html><meta charset="{label}"><p>{text}'.encode(codec(label) or label)


@pytest.mark.parametrize(
    ("label", "text"),
    [
        ("utf-8", ENGLISH),
        ("UTF8", ENGLISH),
        ("windows-1252", ENGLISH),
        ("iso-8859-1", ENGLISH),  # browsers read windows-1252, quotation marks and all
        ("US-ASCII", ENGLISH),
        ("latin1", GERMAN),
        ("iso-8859-15", GERMAN + " 5 €"),
        ("macintosh", ENGLISH),
        ("windows-1251", TEXTS["russian"]),
        ("koi8-r", TEXTS["russian"]),
        ("iso-8859-5", TEXTS["russian"]),
        ("ibm866", TEXTS["russian"]),
        ("x-mac-cyrillic", TEXTS["russian"]),
        ("koi8-u", TEXTS["ukrainian"]),
        ("windows-1250", TEXTS["polish"]),
        ("latin2", TEXTS["czech"]),
        ("iso-8859-9", TEXTS["turkish"]),
        ("windows-1253", TEXTS["greek"]),
        ("iso-8859-7", TEXTS["greek"]),
        ("windows-1255", TEXTS["hebrew"]),
        ("iso-8859-8-i", TEXTS["hebrew"]),
        ("windows-1256", TEXTS["arabic"]),
        ("tis-620", TEXTS["thai"]),
        ("x-sjis", TEXTS["japanese"] + "①"),  # Windows' own characters
        ("shift_jis", TEXTS["japanese"]),
        ("euc-jp", TEXTS["japanese"]),
        ("iso-2022-jp", TEXTS["japanese"]),
        ("gb2312", TEXTS["chinese"] + "镕"),  # of GBK
        ("x-gbk", TEXTS["chinese"]),
        ("gb18030", TEXTS["chinese"] + "🚢"),
        ("big5", TEXTS["taiwanese"]),
        ("euc-kr", TEXTS["korean"] + "똠"),  # of Windows' own
        ("ks_c_5601-1987", TEXTS["korean"]),
    ],
)
def test_what_a_page_declares_is_read_as_browsers_do(label, text):
    decoded = decode(page(html(label, text), "html"))
    assert decoded.text.endswith("<p>" + text) and told(decoded) == []
    # The server's word alone does the same.
    sent = decode(page(text.encode(codec(label)), "dump", label))
    assert sent.text == text and told(sent) == []


@pytest.mark.parametrize("order", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [ENGLISH, *TEXTS.values()])
def test_utf16_with_and_without_its_mark(order, text):
    mark = codecs.BOM_UTF16_LE if order == "utf-16-le" else codecs.BOM_UTF16_BE
    text += "\n"
    content = text.encode(order)
    assert decode(page(mark + content)).text == text
    assert utf16(content) == order and sniff(content)[0] == "text"
    assert decode(page(content, encoding=order)).text == text


@pytest.mark.parametrize(
    "content", [b"text with \0 inside", b"\0" * 40, bytes(range(256)) * 9, b"a\0b\0", "€".encode()]
)
def test_what_is_not_utf16(content):
    assert utf16(content) is None


@pytest.mark.parametrize(
    ("text", "codecs_of"),
    [
        (ENGLISH, ["cp1252", "mac-roman", "utf-8"]),
        (GERMAN, ["cp1252"]),
        (TEXTS["russian"], ["cp1251", "koi8-r", "mac-cyrillic", "cp866"]),
        (TEXTS["ukrainian"], ["cp1251"]),
        (TEXTS["polish"], ["cp1250", "iso8859-2"]),
        (TEXTS["czech"], ["cp1250", "iso8859-2"]),
        (TEXTS["turkish"], ["cp1254"]),
        (TEXTS["greek"], ["cp1253"]),
        (TEXTS["hebrew"], ["cp1255"]),
        (TEXTS["arabic"], ["cp1256"]),
        (TEXTS["thai"], ["cp874"]),
        (TEXTS["japanese"], ["cp932", "euc_jp", "iso2022_jp"]),
        (TEXTS["chinese"], ["gb18030"]),
        (TEXTS["taiwanese"], ["big5hkscs"]),
        (TEXTS["korean"], ["cp949"]),
    ],
)
def test_undeclared_encodings_are_guessed_and_said(text, codecs_of):
    for name in codecs_of:
        decoded = decode(page(text.encode(name)))
        assert decoded.text == text, name
        assert told(decoded) == ([] if name == "utf-8" else ["F202"])


def test_a_mark_outranks_every_declaration():
    decoded = decode(page(codecs.BOM_UTF8 + ENGLISH.encode(), "html", "windows-1252"))
    assert (decoded.text, decoded.encoding, told(decoded)) == (ENGLISH, "utf-8", [])


def test_the_server_outranks_the_page_where_both_can_be():
    content = b"<meta charset=windows-1251><p>caf\xe9 \x93x\x94"
    assert "café “x”" in decode(page(content, "html", "windows-1252")).text
    assert "й" in decode(page(content, "html")).text


def test_a_wrong_declaration_is_passed_over_and_said():
    for label in ("iso-8859-1", "gb2312", "windows-1251"):
        decoded = decode(page(f"<meta charset={label}><p>{ENGLISH}".encode(), "html"))
        assert decoded.text.endswith(ENGLISH) and decoded.encoding == "utf-8" and told(decoded) == ["F203"]
    decoded = decode(page(f"<meta charset=utf-8><p>{ENGLISH}".encode("cp1252"), "html"))
    assert decoded.text.endswith(ENGLISH) and told(decoded) == ["F203", "F202"]
    # The server is wrong and the page is right.
    decoded = decode(page(html("koi8-r", TEXTS["russian"]), "html", "utf-8"))
    assert decoded.text.endswith(TEXTS["russian"]) and told(decoded) == ["F203"]


@pytest.mark.parametrize(
    "label", ["utf-7", "unicode_escape", "punycode", "hex", "rot13", "idna", "none", "", "x" * 5000]
)
def test_what_is_no_label_of_the_web_is_never_a_codec(label):
    assert codec(label) is None
    content = f"<meta charset='{label}'><p>+ADw-script+AD4- \\u0041 café".encode()
    assert decode(page(content, "html")).text == content.decode()
    assert decode(page(content, "dump", label or None)).text == content.decode()


def test_a_declaration_of_utf16_in_plain_letters_is_none():
    decoded = decode(page(f"<meta charset=utf-16><p>{ENGLISH}".encode(), "html"))
    assert decoded.text.endswith(ENGLISH) and told(decoded) == []


def test_a_server_that_says_utf16_of_plain_letters_is_wrong():
    for content in (ENGLISH.encode(), b"plain letters, two by two"):
        decoded = decode(page(content, "html", "unicode"))
        assert decoded.text == content.decode() and told(decoded) == ["F203"]


def test_declarations_in_comments_and_bodies_of_dumps_do_not_count():
    content = b"<!-- <meta charset=koi8-r> --><meta charset=windows-1252><p>\x93x\x94"
    assert decode(page(content, "html")).text.endswith("“x”")
    assert decode(page(b"<meta charset=koi8-r> \x93x\x94")).text.endswith("“x”")
    assert decode(page(b"<?xml version='1.0' encoding='koi8-r'?><p>\xcd", "html")).text.endswith("м")


def test_broken_bytes_stand_as_what_browsers_show():
    content = ENGLISH.encode() * 3 + b"\xff" + ENGLISH.encode()
    decoded = decode(page(content, "html"))
    assert decoded.text == ENGLISH * 3 + "\ufffd" + ENGLISH and told(decoded) == ["F205"]
    declared = b"<meta charset=utf-8>" + content
    assert decode(page(declared, "html")).text.count("\ufffd") == 1
    japanese = html("shift_jis", TEXTS["japanese"] * 3)
    decoded = decode(page(japanese + b"\x85\x20", "html"))
    assert TEXTS["japanese"] * 3 in decoded.text and told(decoded) == ["F205"]


def test_a_text_that_is_cut_in_a_character_is_still_utf8():
    decoded = decode(page("Zoë, café".encode()[:-1]))
    assert (decoded.text, told(decoded)) == ("Zoë, caf\ufffd", ["F205"])


def test_a_dump_of_several_sources_keeps_its_quotation_marks():
    content = ENGLISH.encode() * 2 + b" \x93It\x92s over,\x94 he said. " + ENGLISH.encode()
    decoded = decode(page(content))
    assert " “It’s over,” he said. " in decoded.text and told(decoded) == ["F202"]


def test_text_that_was_encoded_twice_is_left_as_it_is():
    twice = ENGLISH.encode().decode("cp1252", "replace")
    decoded = decode(page(twice.encode()))
    assert decoded.text == twice and told(decoded) == []


def test_control_bytes_of_windows_sets_are_read_as_browsers_do():
    assert decode(page(b"<meta charset=windows-1252>\x81\x8d", "html")).text.endswith("\x81\x8d")
    assert decode(page(b"<meta charset=windows-1250>a\x81", "html")).text.endswith("a\x81")


def test_noise_is_text_in_some_set_or_refused_with_its_code():
    import random

    noise = random.Random(1)
    codes: set[str] = set()
    for _ in range(50):
        content = bytes(noise.randrange(256) for _ in range(400))
        try:
            decode(page(content)).text.encode("utf-8")
        except PageError as refused:
            codes.add(refused.code)
    assert codes <= {"F103"}


def test_every_label_is_a_codec_of_python():
    for name in CODECS:
        codecs.lookup(name)
