"""The gold of notices is whole, and what judges it can fail."""

from __future__ import annotations

from dataclasses import replace

from evaluation import notices
from firsthand.documents import document


def test_there_are_enough_pages_of_both_sorts() -> None:
    for split in notices.SPLITS:
        rows = list(notices.read(split))
        assert len({row.id for row in rows}) == len(rows)
        taking = sum(bool(row.notices) for row in rows)
        least = (60, 60) if split == "dev" else (35, 30)
        assert taking >= least[0] and len(rows) - taking >= least[1]


def test_every_notice_stands_on_its_page_and_what_it_takes_back_too() -> None:
    for row in notices.read("dev"):
        doc = document(row.page)[0]
        found = notices.Tally()
        notices.judge(row.notices, doc, found, row.id)
        assert found.expected == len(row.notices)


def test_a_false_alarm_a_wrong_kind_and_a_miss_are_counted() -> None:
    rows = list(notices.read("dev"))
    row = next(
        r for r in rows if len(r.notices) == 1 and r.notices[0].kind == "correction" and not r.notices[0].machine
    )
    doc = document(row.page)[0]
    right, none, other, alarm = (notices.Tally() for _ in range(4))
    notices.judge(row.notices, doc, right)
    assert (right.right, right.f1) == (1, 1.0)
    notices.judge(row.notices, replace(doc, notices=()), none)
    assert (none.right, none.expected, none.found) == (0, 1, 0)
    notices.judge(row.notices, replace(doc, notices=(replace(doc.notices[0], kind="update"),)), other)
    assert (other.right, other.found) == (0, 1)
    notices.judge((), doc, alarm)
    assert (alarm.misleading, alarm.alarms) == (1, 1)
    moved = replace(doc, notices=(replace(doc.notices[0], span=doc.span(0, 5)),))
    wrong = notices.Tally()
    notices.judge(row.notices, moved, wrong)
    assert wrong.right == 0


def test_the_figures_on_the_pages_that_the_rules_were_made_with() -> None:
    figures = notices.tally("dev").figures()
    assert figures["F1"] >= 0.95
    assert figures["false alarms"] <= 0.05
    assert figures["about"] >= 0.9
