"""A year of records that a text is held against."""

from datetime import date

from models.activities import Category, Facts, Involvement, Material, Mode, Type
from services.activities import records
from tests.support.town import GLEB, MARIA, Town


async def a_year(town: Town) -> None:
    """What the text says but for a meeting, a leaflet's copies; and what is not counted: a programme's, others', of
    another year, of the other centre, what was deleted."""
    maria, gleb = await town.work(MARIA), await town.work(GLEB)
    came = {Category.TEACHERS: (10, 2)}
    for number, facts in enumerate(
        (
            Facts(type=Type.MEETING, title="Итоги года", day=date(2026, 1, 20)),
            Facts(type=Type.MEETING, title="Планы", day=date(2026, 2, 20)),
            Facts(type=Type.SEMINAR, title="О доме", day=date(2026, 2, 3), attendance=came),
            Facts(type=Type.SEMINAR, title="О семье", day=date(2026, 3, 3)),
            Facts(type=Type.REGIONAL_SEMINAR, title="Вместе", day=date(2026, 3, 10)),
            Facts(type=Type.SUPERVISION, title="Тупик", day=date(2026, 3, 1), mode=Mode.GROUP),
            Facts(type=Type.SUPERVISION, title="Тупик", day=date(2026, 3, 2), mode=Mode.GROUP),
            Facts(type=Type.TALK, title="О правах", day=date(2026, 3, 3), handouts={Material.LEAFLET: 20}),
            Facts(type=Type.MEETING, title="О мерах", day=date(2026, 3, 4), programme="Комплекс мер"),
            Facts(type=Type.MEETING, title="Чужое", day=date(2026, 3, 5), involvement=Involvement.JOINED),
            Facts(type=Type.MEETING, title="Давнее", day=date(2025, 12, 5)),
        )
    ):
        await records.log_activity(maria, facts, f"k{number}")
    await records.log_activity(gleb, Facts(type=Type.MEETING, title="Северное", day=date(2026, 3, 1)), "g")
