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
            Facts(Type.MEETING, "Итоги года", date(2026, 1, 20)),
            Facts(Type.MEETING, "Планы", date(2026, 2, 20)),
            Facts(Type.SEMINAR, "О доме", date(2026, 2, 3), attendance=came),
            Facts(Type.SEMINAR, "О семье", date(2026, 3, 3)),
            Facts(Type.REGIONAL_SEMINAR, "Вместе", date(2026, 3, 10)),
            Facts(Type.SUPERVISION, "Тупик", date(2026, 3, 1), mode=Mode.GROUP),
            Facts(Type.SUPERVISION, "Тупик", date(2026, 3, 2), mode=Mode.GROUP),
            Facts(Type.TALK, "О правах", date(2026, 3, 3), handouts={Material.LEAFLET: 20}),
            Facts(Type.MEETING, "О мерах", date(2026, 3, 4), programme="Комплекс мер"),
            Facts(Type.MEETING, "Чужое", date(2026, 3, 5), involvement=Involvement.JOINED),
            Facts(Type.MEETING, "Давнее", date(2025, 12, 5)),
        )
    ):
        await records.log_activity(maria, facts, f"k{number}")
    await records.log_activity(gleb, Facts(Type.MEETING, "Северное", date(2026, 3, 1)), "g")
