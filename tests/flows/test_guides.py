"""The guide of each role: in the bot, as a page, and behind a link where the platform has one."""

import re
import textwrap

import pytest

from examples.guides import FOLDER, STORIES, files, page
from examples.phone_picture import WIDE, Shown, picture
from handlers.entries import entries_of
from handlers.menu.guides import PAGES, page_of
from models.access import GUIDES, Role, guide_of
from services.texts import texts
from tests.flows.conftest import Phones
from tests.support.telegram import Phone
from tests.support.town import ANNA, IGOR, MARIA, OLGA, Town

READERS = {Role.CURATOR: MARIA, Role.SPECIALIST: ANNA, Role.COORDINATOR: OLGA, Role.HEAD: IGOR}
SCREEN = 30
"""Lines of a phone, of forty letters each."""


@pytest.mark.parametrize("role", GUIDES)
async def test_help_opens_the_guide_of_the_role(role: Role, phones: Phones) -> None:
    phone = phones(READERS[role])
    await phone.say("/help")
    await phone.press("Памятка")
    assert phone.screen.startswith("Памятка ")
    assert phone.screen == re.sub(r"</?b>", "", texts().plain(f"guide-{role}"))
    await phone.press("Назад")
    assert "Команды:" in phone.screen


async def test_an_admin_and_a_stranger_have_none(gleb: Phone, stranger: Phone) -> None:
    for phone in (gleb, stranger):
        await phone.say("/help")
        assert "Памятка" not in phone.heard


@pytest.mark.parametrize("role", GUIDES)
async def test_a_guide_names_only_what_the_role_may_and_is_two_screens_long(role: Role, town: Town) -> None:
    text = texts().plain(f"guide-{role}")
    work = await town.work(READERS[role])
    may = {entry.command for entry in entries_of(work.actor)}
    assert set(re.findall(r"/([a-z]+)", re.sub("</?b>", "", text))) - may == set()
    lines = [line for paragraph in text.split("\n") for line in textwrap.wrap(paragraph, 40) or [""]]
    assert len(lines) <= 2 * SCREEN


def test_of_several_roles_one_reads_the_first() -> None:
    assert guide_of({Role.CURATOR, Role.SPECIALIST}) is Role.SPECIALIST
    assert guide_of({Role.ADMIN}) is None


@pytest.mark.parametrize("role", GUIDES)
def test_the_page_says_what_the_bot_says_and_has_its_pictures(role: Role) -> None:
    """`python -m examples.guides --pages` writes it anew, `make pictures` draws it, too."""
    assert (FOLDER / f"{PAGES[role]}.md").read_text(encoding="utf-8") == page(role)
    for file in files(role):
        assert (FOLDER / "pictures" / file).read_bytes().startswith(b"\x89PNG"), file
    assert STORIES.keys() == set(GUIDES)


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("https://example.org/ru", "https://example.org/ru/kurator.md"),
        ("https://example.org/{page}.html", "https://example.org/kurator.html"),
    ],
)
async def test_where_the_pages_are_public_help_links_to_them(address: str, link: str, maria: Phone) -> None:
    assert page_of(address, Role.CURATOR) == link
    await maria.say("/help")
    assert "Памятка с картинками" not in maria.screen
    maria.dispatcher["guides_url"] = address
    await maria.say("/help")
    assert f"Памятка с картинками: {link}" in maria.screen


def test_a_screen_is_drawn_whole_and_no_longer_than_a_phone() -> None:
    short = picture(Shown("/menu", "Здравствуйте.", [["Записать", "План"], ["Ещё"]]))
    long = picture(Shown("/summary", "строка\n" * 100, [["Меню"]]))
    assert (short.width, long.width) == (WIDE, WIDE)
    assert short.height < long.height < 2 * WIDE
    assert len(short.getcolors(1 << 20) or ()) > 4, "wall, two bubbles, buttons, letters"
