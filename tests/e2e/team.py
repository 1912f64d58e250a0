"""A centre that stands already: its people as phones, named."""

from collections.abc import Sequence
from dataclasses import dataclass

from examples.demo.cast import CENTER, COORDINATOR, CURATORS, DISTRICTS, HEAD, SPECIALIST, Part
from examples.demo.day import MORNING
from examples.demo.tally import Deed
from models.identities import number_of
from simulator.phone import Phone
from tests.e2e.house import House
from tests.e2e.plant import Planted, plant_center, plant_deed


@dataclass(frozen=True)
class Team:
    """Everybody's phone. Curators: Svetlana of the forest district, Anna beyond the river, Nina by the lake."""

    house: House
    planted: Planted
    olga: Phone
    igor: Phone
    elena: Phone
    svetlana: Phone
    anna: Phone
    nina: Phone

    async def has(self, *deeds: Deed) -> None:
        """These activities were logged before."""
        async with self.house.engine.begin() as db:
            for number, deed in enumerate(deeds):
                await plant_deed(db, self.planted, deed, MORNING, f"planted:{self.planted.center}:{number}")


async def gather(
    house: House, name: str = CENTER, districts: Sequence[str] = DISTRICTS, first_id: int = 5_100_000_001
) -> Team:
    """The centre of the demo's cast; everybody has come in long ago. `first_id` is the coordinator's Telegram id."""
    cast = (COORDINATOR, HEAD, SPECIALIST, *CURATORS)
    people = dict(enumerate(cast, first_id))
    accounts = {number_of(house.messenger, user_id): part for user_id, part in people.items()}
    async with house.engine.begin() as db:
        planted = await plant_center(db, name, districts, accounts, MORNING)
    return Team(house, planted, *(_phone(house, part, telegram_id) for telegram_id, part in people.items()))


def _phone(house: House, part: Part, telegram_id: int) -> Phone:
    phone = house.sim.phone(part.telegram_name, telegram_id)
    phone.chat.started = True
    return phone
