"""Input that people really have, and that no stage may fall over: through the command, as a user meets it.

One run reads a folder of all of it beside two good pages. Each bad page is named with its code, the good ones are kept,
and the exit status says that some were left out.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

COMMAND = Path(sys.executable).with_name("firsthand")

GOOD = """Oster Courier
Home
News

Bridge at Oster Quay to close

By Edda Korda
4 June 2019

Mayor Adela Brandt said on Tuesday that the bridge at Oster Quay would close for nine weeks.

"We have no choice," she told reporters. About 1,200 people cross the bridge on an ordinary day.

© 2019 Oster Courier
"""
OTHER = GOOD.replace("Oster Courier", "Tarn Gazette").replace("nine weeks", "ten weeks").replace("Edda", "Bruno")
GERMAN = """Brücke am Osterkai gesperrt

Von Edda Korda, 4. Juni 2019

Bürgermeisterin Adela Brandt sagte am Dienstag, die Brücke werde für neun Wochen gesperrt. „Wir haben keine andere
Wahl“, erklärte sie vor der Presse. Ein Sprecher der Hafenbehörde wies zurück, dass man von den Rissen gewusst habe.
"""
SPANISH = """Cierran el puente del muelle de Oster

Por Edda Korda, 4 de junio de 2019

La alcaldesa Adela Brandt dijo el martes que el puente permanecerá cerrado durante nueve semanas. «No tenemos otra
opción», explicó a los periodistas. Un portavoz de la autoridad portuaria negó que conociera las grietas del pilar.
"""
RUSSIAN = """Мост у Остерской набережной закрывают

Эдда Корда, 4 июня 2019 года

Мэр Адела Брандт сообщила во вторник, что мост будет закрыт на девять недель. «У нас нет другого выхода», — сказала она
журналистам. Представитель управления порта отрицал, что там знали о трещинах в опоре.
"""
ACCENTS = """Café at Oster Quay to close

By Zoë Müller
4 June 2019

The café “Chez Renée” will close, Zoë Müller said on Tuesday. “It’s the end,” she told the Oster Courier.
"""


@dataclass(frozen=True)
class Run:
    status: int
    told: dict[str, Any]
    error: str

    def codes(self, name: str) -> list[str]:
        """The codes of what was rejected or noted of the page `name`."""
        told = [*self.told["run"]["rejected"], *self.told["run"].get("notes", [])]
        return [r["code"] for r in told if r["name"] == name]

    def document(self, name: str) -> dict[str, Any]:
        (document,) = [d for d in self.told["documents"] if name in (d["name"], *d.get("names", []))]
        return dict(document)


def _dossier(*paths: str | Path) -> Run:
    command = [COMMAND, "dossier", "--format", "json", *paths]
    run = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    told = json.loads(run.stdout) if run.stdout else {}
    return Run(run.returncode, told, run.stderr.decode())


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """The folder of good and bad pages, read once."""
    folder = tmp_path_factory.mktemp("pages")
    (folder / "good.txt").write_text(GOOD, encoding="utf-8")
    (folder / "other.txt").write_text(OTHER, encoding="utf-8")
    (folder / "again.txt").write_text(GOOD, encoding="utf-8")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "blank.html").write_bytes(b" \n\t\r\n ")
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40)
    (folder / "program.html").write_bytes(b"\x7fELF" + b"\x00\x01\x02\x03" * 1000)
    (folder / "german.txt").write_text(GERMAN, encoding="utf-8")
    (folder / "spanish.txt").write_text(SPANISH, encoding="utf-8")
    (folder / "russian.txt").write_bytes(RUSSIAN.encode("cp1251"))
    head = "<html><head><meta charset='utf-8'><title>{0}</title></head>"
    page = head + "<body><article><h1>{0}</h1>{1}</article></body></html>"
    lines = [line for line in ACCENTS.splitlines() if line]
    accents = page.format(lines[0], "".join(f"<p>{line}</p>" for line in lines[1:]))
    (folder / "wrong-encoding.html").write_bytes(accents.encode("cp1252"))
    (folder / "undeclared.txt").write_bytes(ACCENTS.encode("cp1252"))
    body = "".join(f"<p>{line}</p>" for line in GOOD.splitlines()[4:] if line)
    deep = "<div>" * 100_000 + body + "</div>" * 100_000
    (folder / "deep.html").write_text(page.format("Bridge to close, and deep", deep), encoding="utf-8")
    (folder / "one-line.txt").write_bytes(b"Mayor Adela Brandt said that the bridge would close. " * 4_000_000)
    (folder / "dangling.txt").symlink_to(folder / "nowhere.txt")
    (folder / "loop").symlink_to(folder, target_is_directory=True)
    os.mkfifo(folder / "pipe.txt")
    if os.geteuid() != 0:  # root may read everything
        (folder / "forbidden.txt").write_text(GOOD)
        (folder / "forbidden.txt").chmod(0)
    run = _dossier(folder)
    (folder / "one-line.txt").unlink()
    return run


def test_the_run_is_done_and_says_that_pages_are_missing(run: Run) -> None:
    assert run.status == 3, run.error
    assert "Traceback" not in run.error


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("empty.txt", "F101"),
        ("blank.html", "F101"),
        ("picture.txt", "F102"),
        ("program.html", "F102"),
        ("german.txt", "F106"),
        ("spanish.txt", "F106"),
        ("russian.txt", "F106"),
        ("one-line.txt", "F104"),
        ("dangling.txt", "F105"),
        ("loop", "F105"),
        ("pipe.txt", "F105"),
    ],
)
def test_a_bad_page_is_named_with_its_code(run: Run, name: str, code: str) -> None:
    assert code in run.codes(name)
    assert name in run.error and code in run.error
    assert [d["name"] for d in run.told["documents"] if name in (d["name"], *d["names"])] == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_forbidden_page_is_named_with_its_code(run: Run) -> None:
    assert run.codes("forbidden.txt") == ["F105"]


def test_every_rejection_says_why(run: Run) -> None:
    from firsthand.errors import CODES

    for rejection in run.told["run"]["rejected"]:
        assert rejection["code"] in CODES and rejection["code"].startswith("F1")
        assert rejection["error"].strip()


def test_the_good_pages_are_kept(run: Run) -> None:
    texts = {name: run.document(name)["text"] for name in ("good.txt", "other.txt")}
    assert texts == {"good.txt": GOOD, "other.txt": OTHER}
    documents = {run.document(name)["id"] for name in texts}
    assert documents <= {statement["document"] for statement in run.told["statements"]}


def test_the_same_page_twice_is_one_page(run: Run) -> None:
    document = run.document("good.txt")
    assert document["names"] == ["again.txt", "good.txt"]
    assert "F201" in run.codes("again.txt")


@pytest.mark.parametrize(("name", "code"), [("wrong-encoding.html", "F203"), ("undeclared.txt", "F202")])
def test_a_wrong_encoding_is_seen_and_mended(run: Run, name: str, code: str) -> None:
    assert code in run.codes(name)
    text = run.document(name)["text"]
    assert "The café “Chez Renée” will close, Zoë Müller said on Tuesday." in text
    assert "\ufffd" not in text


def test_html_nested_without_end_keeps_its_text(run: Run) -> None:
    assert "F204" in run.codes("deep.html")
    assert "Mayor Adela Brandt said on Tuesday that the bridge" in run.document("deep.html")["text"]


def test_spans_hold_after_all_that(run: Run) -> None:
    from firsthand.export import json as as_json

    dossier = as_json.load(json.dumps(run.told))
    assert len(dossier.documents) == len(run.told["documents"]) >= 5


# Runs that find nothing


def test_a_folder_without_pages_is_f301(tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    run = _dossier(tmp_path)
    assert run.status == 1
    assert "F301" in run.error and not run.told


def test_a_path_that_is_not_there_is_named(tmp_path: Path) -> None:
    run = _dossier(tmp_path / "no-such-page.txt")
    assert run.status in (1, 2)
    assert "F105" in run.error and "no-such-page.txt" in run.error and not run.told


def test_only_bad_pages_is_a_failure_that_names_each(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "german.txt").write_text(GERMAN, encoding="utf-8")
    run = _dossier(tmp_path)
    assert run.status in (1, 3)
    for name, code in (("empty.txt", "F101"), ("german.txt", "F106")):
        assert name in run.error and code in run.error


def test_an_output_that_cannot_be_written_is_f304(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    run = _dossier(tmp_path / "good.txt", "-o", tmp_path / "no" / "folder" / "out.json")
    assert run.status == 1
    assert "F304" in run.error


def test_an_unknown_format_is_f307(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    run = subprocess.run(
        [COMMAND, "dossier", tmp_path / "good.txt", "-o", tmp_path / "out.docx"], capture_output=True, check=False
    )
    assert run.returncode == 2
    assert b"F307" in run.stderr


def test_no_model_says_how_to_get_one(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    run = subprocess.run(
        [COMMAND, "dossier", tmp_path / "good.txt"],
        env={**os.environ, "FIRSTHAND_MODEL": str(tmp_path / "no-model")},
        capture_output=True,
        check=False,
    )
    assert run.returncode == 1
    assert b"F302" in run.stderr and b"pip install" in run.stderr


def test_wrong_usage_is_status_2() -> None:
    for arguments in (["dossier"], ["dossier", "--no-such-option"], ["no-such-command"]):
        run = subprocess.run([COMMAND, *arguments], capture_output=True, check=False)
        assert run.returncode == 2
        assert run.stderr and b"Traceback" not in run.stderr
