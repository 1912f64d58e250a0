"""Requests with the real process: two phones the whole way, a group of three, the journals opened."""

from examples.demo import requests
from models.identities import Messenger
from simulator.phone import Phone
from tests.e2e.house import House
from tests.e2e.story import Story
from tests.e2e.team import Team

BOTS = ("sqlite",)


async def test_from_the_request_to_the_journals(team: Team, house: House, story: Story) -> None:
    sim, svetlana, elena = house.sim, team.svetlana, team.elena

    def tell(what: str) -> None:
        _seen(story, {"у куратора": svetlana, "у специалиста": elena}, what)

    await requests.consult(svetlana, elena)
    tell("Консультация")
    code, wrong = await requests.arrange(svetlana, elena)
    tell("Супервизия: заявка и время")
    wrong += requests.description_differences(await requests.meet(sim, svetlana, elena), code)
    tell("Супервизия проведена и описана")
    await requests.follow(sim, svetlana, elena)
    tell("Срок рекомендации")
    group = await requests.gather(sim, (svetlana, team.anna, team.nina), elena)
    tell("Группа из трёх заявок")
    await requests.tell(sim, svetlana, elena)
    tell("Через две недели")
    wrong += requests.journal_differences(*await requests.take_journals(team.olga), code, group)
    story.part("Журналы у координатора")
    assert wrong == []
    if house.messenger is Messenger.TELEGRAM:  # in MAX a file is put up, and found, before the message that it is in
        story.check("requests", "Заявки", "Консультация, супервизия и группа от заявки до журнала.")


def _seen(story: Story, phones: dict[str, Phone], what: str) -> None:
    for whose, phone in phones.items():
        story.seen_by(phone, f"{what}, {whose}")
    story.begin()
