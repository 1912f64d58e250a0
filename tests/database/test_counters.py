"""What the bot counts by itself, to stand beside what the districts reported."""

from datetime import date

from models.activities import Facts, Type
from models.requests.meetings import Meeting, MeetingState
from models.requests.tables import Kind, Mode
from services import activities
from services.monitoring.counters import count_deeds
from services.work import Work
from tests.support.town import Town

DAY = date(2026, 3, 12)


async def test_supervisions_of_one_and_of_groups(town: Town, olga: Work, anna: Work) -> None:
    petrovsky = town.bereg.districts["Петровский район"]
    held = {Mode.INDIVIDUAL: "Одна", Mode.GROUP: "Вместе", None: "Без заявки"}
    for mode, title in held.items():
        facts = Facts(Type.SUPERVISION, title, DAY, petrovsky)
        number = await activities.log_activity(anna, facts, title)
        if mode is not None:
            await _met(town, anna, mode, number)
    first = next(one for one in await count_deeds(olga, 2026) if one.district == "Петровский район")
    assert (first.quarter, first.individual, first.group, first.activities) == (1, 2, 1, 3)


async def _met(town: Town, anna: Work, mode: Mode, activity: int) -> None:
    async with town.db.writing() as session:
        session.add(
            Meeting(
                center_id=town.bereg.id,
                kind=Kind.SUPERVISION,
                mode=mode,
                topic="Другое",
                supervisor_id=anna.person_id,
                state=MeetingState.HELD,
                day=DAY,
                activity_id=activity,
            )
        )
