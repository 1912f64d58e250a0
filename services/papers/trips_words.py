"""The paper of trips as words, sheets and JSON."""

from collections import Counter

from documents.papers.sheets import PaperSheet
from models.activities import Type
from models.papers.marks import Marks, TraceRow
from models.stored import JsonObject
from services.papers.trips import TripFacts
from services.papers.words import counted, head_json, head_words, trace_words
from services.texts import texts


def _by_district(facts: TripFacts) -> Counter[str]:
    return Counter(name for one in facts.trips for name in one.districts)


def trips_words(facts: TripFacts) -> JsonObject:
    """The sentence, the districts, and the table of all trips."""
    said, marks = texts().plain, Marks()
    what, by = counted(Type.TRIP, len(facts.trips)), _by_district(facts)
    mark = marks.rows(what, (TraceRow(str(t.number), t.day, t.purpose, t.who[0]) for t in facts.trips))
    came = sum(one.came for one in facts.trips)
    visits = counted("participants", came)
    text = said("trips-all", count=len(facts.trips), trips=what, mark=mark, districts=len(by), visits=visits)
    return {
        **head_words(facts.head, facts.period, "paper-trips-title"),
        "text": text,
        "districts": [said("trips-district", district=name, count=count) for name, count in by.most_common()],
        "rows": [dict(zip(("number", *COLUMNS), row, strict=True)) for row in _rows(facts)],
        **trace_words(marks),
    }


COLUMNS = ("day", "district", "who", "purpose", "came", "result", "papers")

HEADS = {"district": "trips-district-head"}


def _rows(facts: TripFacts) -> list[list[str | int]]:
    return [
        [n, t.day, ", ".join(t.districts), "; ".join(t.who), t.purpose, t.came, t.result, "; ".join(t.papers)]
        for n, t in enumerate(facts.trips, 1)
    ]


def trips_sheets(facts: TripFacts) -> list[PaperSheet]:
    """The table as a workbook."""
    said, words = texts().plain, trips_words(facts)
    titles = ["№", *(said(HEADS.get(name, f"trips-{name}")) for name in COLUMNS)]
    return [PaperSheet(name=said("paper-trips"), title=words["title"], titles=titles, rows=_rows(facts))]


def trips_json(facts: TripFacts) -> JsonObject:
    """The trips, how many there were, and how many in each district."""
    return {
        **head_json(facts.head, facts.period),
        "count": len(facts.trips),
        "visits": sum(one.came for one in facts.trips),
        "districts": dict(_by_district(facts)),
        "records": [one.number for one in facts.trips],
    }
