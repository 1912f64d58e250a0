"""The figures that a text is held against, on both databases."""

from datetime import date

from models.papers.kinds import PaperKind
from models.periods import Period, Span
from services import claims
from services.papers.making import make_paper
from services.registers.saving import add_entry
from services.work import Work
from tests.support.claims import a_year
from tests.support.papers import invented, stored
from tests.support.town import OLGA, Town


async def test_the_records_are_asked_at_once_and_zeros_are_written(town: Town) -> None:
    await a_year(town)
    facts = await claims.recorded(await town.work(OLGA), Period.around(Span.YEAR, date(2026, 3, 1)))
    assert {kind: count for kind, count in facts["activities"].items() if count} == {
        "meeting": 2,
        "seminar": 2,
        "regional_seminar": 1,
        "supervision": 2,
        "talk": 1,
    }
    assert (facts["activities"]["webinar"], facts["visits"]["curators"], facts["copies"]["booklet"]) == (0, 0, 0)
    assert (facts["visits"]["teachers"], facts["copies"]["leaflet"]) == (12, 20)
    assert facts["supervisions"] == {"group": 2, "individual": 0}


async def test_our_own_analysis_contradicts_nothing(olga: Work) -> None:
    await stored(olga, invented())
    for title in ("Мир детства", "Дом"):
        days = ["2025-02-01", "2025-11-30"]
        await add_entry(olga, "projects", {"title": title, "period": days, "state": "done"}, title)
    period = Period.around(Span.YEAR, date(2025, 3, 1))
    made = await make_paper(olga, PaperKind.ANALYSIS, period, "docx")
    found = await claims.check_text(olga, period, made.content, made.name)
    assert [one.as_json() for one in found.claims if not one.agrees] == []
    said = {(one.what, one.number) for one in found.claims}
    assert {
        *(("activities.seminar", 2), ("activities.regional_seminar", 1), ("activities.meeting", 2)),
        *(("supervisions", 3), ("supervisions.group", 1), ("activities.trip", 2), ("copies.leaflet", 20)),
        ("registers.projects", 2),
    } <= said
