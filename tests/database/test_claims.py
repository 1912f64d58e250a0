"""The figures that a text is held against, on both databases."""

from datetime import date

from models.periods import Period, Span
from services import claims
from tests.support.claims import a_year
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
