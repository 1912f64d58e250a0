"""People on both engines: who is who, and who leaves a post."""

from services.work import Work
from tests.support.town import MARIA, OLGA, Town


async def test_maria_is_a_curator_of_her_district(town: Town, maria: Work) -> None:
    assert maria.actor.name == MARIA.name
    assert maria.actor.district_ids == (town.bereg.districts["Петровский район"],)
