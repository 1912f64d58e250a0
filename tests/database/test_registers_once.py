"""What stands in registers is counted once: never what was deleted, another centre's, or a merged district's again."""

import pytest
from sqlalchemy import text

from models.errors import DomainError
from models.papers.kinds import PaperKind, read_period
from models.registers.tallies import RegisterTally
from models.stored import Answers
from services.papers.making import make_paper
from services.people import districts
from services.registers.saving import add_entry, delete_entry
from services.summary.figures import summarise
from services.work import Work
from tests.support.papers import unmarked
from tests.support.town import VERA, Town

YEAR = read_period("2026")
GRANT: Answers = {"title": "Мир детства", "day": "2026-03-10", "amount": 1_000_050, "state": "sent"}
AGREEMENT: Answers = {"partners": "Фонд «Родник»", "title": "О помощи", "day": "2026-03-12"}


def _bank(district: int, number: int) -> Answers:
    return {"quarter": "2026-01-01", "district": str(district), "number": number}


async def _told(work: Work, district: int | None = None) -> dict[str, RegisterTally]:
    return {one.register.key: one.now for one in (await summarise(work, YEAR, district)).registers}


async def test_what_is_deleted_counts_nowhere(olga: Work) -> None:
    for key, values in (("grants", GRANT), ("agreements", AGREEMENT)):
        await add_entry(olga, key, values, f"{key} kept")
        await delete_entry(olga, key, await add_entry(olga, key, values | {"title": "Лишняя"}, f"{key} gone"))
    told = await _told(olga)
    assert told == {"grants": RegisterTally(entries=1, amount=1_000_050), "agreements": RegisterTally(entries=1)}
    words = unmarked((await make_paper(olga, PaperKind.ANALYSIS, YEAR, "docx")).content)
    assert "На конкурсы и гранты подана 1 заявка: «Мир детства»" in words
    assert "Лишняя" not in words


async def test_another_centre_counts_its_own(town: Town, olga: Work) -> None:
    vera = await town.work(VERA)
    await add_entry(olga, "grants", GRANT, "ours")
    await add_entry(vera, "grants", GRANT | {"title": "Чужой", "amount": 7}, "theirs")
    await add_entry(vera, "agreements", AGREEMENT, "their agreement")
    await add_entry(vera, "databank", _bank(town.mayak.districts["Северный район"], 9), "their bank")
    assert await _told(olga) == {"grants": RegisterTally(entries=1, amount=1_000_050)}
    words = unmarked((await make_paper(olga, PaperKind.ANALYSIS, YEAR, "docx")).content)
    assert "Чужой" not in words
    assert "Банк данных" not in words
    assert (await _told(vera))["databank"].number == 9


async def test_a_merged_district_is_counted_once(town: Town, olga: Work) -> None:
    forest, lake = town.bereg.districts["Лесной район"], town.bereg.districts["Озёрный округ"]
    await add_entry(olga, "databank", _bank(forest, 402), "forest")
    await add_entry(olga, "databank", _bank(lake, 374), "lake")
    await districts.merge_districts(olga, forest, lake)
    with pytest.raises(DomainError):  # it is of the other one now, and that has its number
        await add_entry(olga, "databank", _bank(forest, 402), "forest again")
    async with town.db.reading() as session:
        (total,) = (await session.execute(text("SELECT SUM(number) FROM register_entries"))).one()
    assert (await _told(olga))["databank"].number == total == 776
    assert [(await _told(olga, one))["databank"].number for one in (forest, lake)] == [402, 374]
    words = unmarked((await make_paper(olga, PaperKind.ANALYSIS, YEAR, "docx")).content)
    assert "Банк данных: на 31.03.2026 состоит 776 человек." in words
