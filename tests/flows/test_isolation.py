"""Who reaches what: every use case, command, button of a letter and link, as each role, as a stranger, as somebody of
another centre and as one who was let go. What was tried stands in `docs/access.md` (`make access` writes it anew).

A use case that takes an id has a line in `tests/support/foreign.py`, and fails here until it has.
"""

import inspect
import os
from collections.abc import Awaitable, Iterable, Mapping
from dataclasses import asdict
from datetime import date
from enum import StrEnum
from typing import Any

import pytest
from sqlalchemy import select

from handlers.area import entries
from handlers.entries import permit
from models.access import Role, permissions_of
from models.activities import Activity
from models.base import Base
from models.errors import Denied, DomainError
from models.people import Actor
from places.place import Place
from places.table import PLACES
from services.activities import lists, records
from services.people import centers, invites, members
from services.work import Work
from tests.flows.conftest import Phones
from tests.guards.source import ROOT
from tests.support.foreign import FINDS_NOTHING, NO_IDS, TABLE, Foreign, settle_foreign
from tests.support.services import use_cases
from tests.support.telegram import Phone
from tests.support.town import ANNA, GLEB, IGOR, MARIA, MAYAK, OLGA, STRANGER, VERA, Town, Who

ACCESS = ROOT / "docs" / "access.md"
SECRETS = ("Чужое", MAYAK, VERA.name, GLEB.name, "Северный район", "Приморский район")
"""What nobody of another centre may read."""
FORMER = "former holder"
WHO = ("stranger", FORMER, *Role)
OF_OTHERS = (OLGA, MARIA, IGOR, ANNA)
"""Who tries what belongs to the other centre: a role each."""
PRESSERS = (STRANGER, GLEB, MARIA, OLGA)
"""Who presses and types: the curator of «Маяк» was let go before, the last two are of «Берег»."""
_OWN = {GLEB: (GLEB.name, MAYAK, "Северный район")}
NOTHING = "nothing"
LINKS = ("nonsense", "letter", "0" * 32)


@pytest.fixture
async def foreign(town: Town) -> Foreign:
    return await settle_foreign(town)


def test_every_use_case_with_an_id_stands_in_the_table() -> None:
    assert {f"{name}.{argument}" for name, case in named_cases().items() for argument in ids_of(case)} == set(TABLE)


def named_cases() -> dict[str, Any]:
    """Every use case by its module and name."""
    return {f"{case.__module__.removeprefix('services.')}.{case.__name__}": case for case in use_cases()}


def ids_of(case: Any) -> list[str]:
    """Its arguments that name a row."""
    return [name for name in inspect.signature(case).parameters if name.endswith("_id") or name in NO_IDS]


async def test_nobody_reaches_what_is_not_theirs(foreign: Foreign, town: Town, phones: Phones) -> None:
    """The matrix. A cell that differs from what the permissions and the centres say is a leak."""
    leaks: list[str] = []
    tables = [
        await _of_use_cases(town, foreign, leaks),
        _of_commands(leaks),
        await _of_buttons(town, foreign, phones, leaks),
    ]
    text = "\n\n".join((_HEAD.format(leaks=len(leaks)), *tables)) + "\n"
    assert leaks == []
    if os.environ.get("UPDATE_ACCESS"):
        ACCESS.write_text(text, encoding="utf-8")
    assert text == ACCESS.read_text(encoding="utf-8"), "`make access` writes it anew"


_HEAD = """# Access

Who reaches what, as it was tried by `tests/flows/test_isolation.py`; `make access` tries it again and writes this page.
«yes»: the permission is there, and the use case or window decides what of one's own centre it shows. «–»: denied before
anything is read. «refused»: a row of another centre was given in each argument that names one, and neither a word of it
came back nor anything changed; «knows nothing»: the same of a question about one's own centre. A former holder has a
name in the centre and no post. «nothing»: the press was made with rows of a centre that is not the presser's, and
nothing of that centre was shown or changed.

{leaks} leaks."""


def _actor(who: str) -> Actor:
    """Somebody with this role; the stranger has no person, and who was let go no role."""
    if who == "stranger":
        return Actor(1)
    roles = frozenset() if who == FORMER else frozenset({Role(who)})
    return Actor(1, 1, 1, roles=roles)


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _table(title: str, heads: Iterable[str], rows: Iterable[str]) -> str:
    named = list(heads)
    return "\n".join((f"## {title}", "", _row(*named), _row(*["---"] * len(named)), *rows))


async def _of_use_cases(town: Town, foreign: Foreign, leaks: list[str]) -> str:
    refused = await _given_foreign_rows(town, foreign, leaks)
    rows = []
    for name, case in sorted(named_cases().items()):
        cells = []
        for who in WHO:
            work = Work(town.db, town.clock, _actor(who))
            may = case.permission in permissions_of(work.actor.roles)
            if not may and not await _denied(case, work):
                leaks.append(f"{name}: {who}")
            cells.append("yes" if may else "–")
        rows.append(_row(f"`{name}`", f"{case.permission}", *cells, refused.get(name, "takes none")))
    return _table("Use cases", ("Use case", "Permission", *WHO, "Row of another centre"), rows)


async def _denied(case: Any, work: Work) -> bool:
    """Whether it stops before it does anything: it is called without any of its arguments."""
    try:
        await case(work)
    except Denied:
        return True
    return False


async def _given_foreign_rows(town: Town, foreign: Foreign, leaks: list[str]) -> dict[str, str]:
    """Each use case that takes an id, with one of the other centre, as every role that this centre has."""
    found: dict[str, str] = {}
    for who in OF_OTHERS:
        before, work = await _everything(town), await town.work(who)
        for name, use in TABLE.items():
            case = name.rpartition(".")[0]
            if await _reached(use(work, foreign)):
                leaks.append(f"{who.name}: {name}")
            if name in FINDS_NOTHING or case not in found:
                found[case] = "knows nothing" if name in FINDS_NOTHING else "refused"
        leaks += [f"{who.name}: {table} has changed" for table in _changed(before, await _everything(town))]
    return found


async def _reached(use: Awaitable[Any]) -> bool:
    """Whether anything of the other centre came back."""
    try:
        return await use is not None
    except DomainError as error:
        return "Чужое" in str(error.arguments)


def _of_commands(leaks: list[str]) -> str:
    rows = []
    for command, entry in entries().items():
        cells = []
        for who in WHO:
            actor = _actor(who)
            may = entry.anybody or (actor.known and _permitted(actor, command))
            if may and not entry.anybody and entry.permission and not actor.may(entry.permission):
                leaks.append(f"/{command}: {who}")
            cells.append("yes" if may else "–")
        rows.append(_row(f"`/{command}`", *cells))
    return _table("Commands", ("Command", *WHO), rows)


def _permitted(actor: Actor, command: str) -> bool:
    try:
        permit(actor, command)
    except Denied:
        return False
    return True


async def _of_buttons(town: Town, foreign: Foreign, phones: Phones, leaks: list[str]) -> str:
    """Every way of every place with rows of the other centre, the buttons of its open windows, and links."""
    vera = phones(VERA)
    windows = [
        button for way in ("/plan", "/requests", "/people", "/monitoring", "/my") for button in await _on(vera, way)
    ]
    await members.end_tenure(await town.work(VERA), town.mayak.tenures[GLEB.name])
    ways = [place for kind in PLACES for place in _filled(kind, foreign)]
    told: dict[str, list[str]] = {}
    for who in PRESSERS:
        phone, before = phones(who), await _everything(town)
        await phone.say("/start")
        for place in ways:
            await phone.callback(place.pack())
            told.setdefault(f"`{_called(place)}`", []).append(_shown(phone, who, _called(place), leaks))
        replayed = [await phone.callback(data) and _shown(phone, who, data, leaks) for data in windows]
        told.setdefault("a button of somebody's open window", []).append(max(replayed))
        linked = [await phone.say(f"/start {link}") and _shown(phone, who, link, leaks) for link in LINKS]
        told.setdefault("`/start` with what is no link of theirs", []).append(max(linked))
        typed = [
            await phone.say(f"/{command} {foreign.activity}") and _shown(phone, who, command, leaks)
            for command in (entries() if who in (STRANGER, OLGA) else ())
        ]
        told.setdefault("a command with a number behind it", []).append(max(typed, default="–"))
        leaks += [f"{who.name}: {table} has changed" for table in _changed(before, await _everything(town))]
    heads = ("Way", *(f"{'former holder' if who is GLEB else who.role or 'stranger'}" for who in PRESSERS))
    return _table("Buttons of letters, forged and foreign", heads, [_row(name, *cells) for name, cells in told.items()])


async def _on(phone: Phone, command: str) -> list[str]:
    """What the buttons of that window send."""
    await phone.say(command)
    keyboard = phone.window.reply_markup
    return [button.callback_data or "" for row in (keyboard.inline_keyboard if keyboard else []) for button in row]


def _filled(kind: type[Place], foreign: Foreign) -> list[Place]:
    """Every way of that kind, about rows of the other centre."""
    rows = asdict(foreign) | {
        "occurrence": foreign.date,
        "vacancy": foreign.post,
        "asker": foreign.person,
        "year": 2026,
        "first": date(2026, 1, 1).toordinal(),
    }
    about = {name: rows[name] for name in kind.model_fields if name not in ("then", "alone", "how")}
    return [kind(**about, **({} if then is None else {"then": then})) for _, then in kind.ways()]


def _called(place: Place) -> str:
    then: StrEnum | None = getattr(place, "then", None)
    return f"{type(place).__name__}.{then}" if then else type(place).__name__


def _shown(phone: Phone, who: Who, what: str, leaks: list[str]) -> str:
    """What of the other centre's the bot has just said; whoever was let go may read their own name."""
    found = [one for one in SECRETS if one in phone.heard and one not in _OWN.get(who, ())]
    leaks += [f"{who.name}: {what} shows «{one}»" for one in found]
    return "leaks" if found else NOTHING


PASSING = {"dialogues", "inbox", "timers"}
"""What a press leaves of the presser: their open windows."""


def _changed(before: Mapping[str, list[Any]], after: Mapping[str, list[Any]]) -> list[str]:
    return [name for name in before if name not in PASSING and before[name] != after[name]]


async def _everything(town: Town) -> dict[str, list[Any]]:
    """All rows but those of which their table says that they are of one's own centre."""
    async with town.db.reading() as session:
        found: dict[str, list[Any]] = {}
        for table in Base.metadata.sorted_tables:
            query = select(table)
            if "center_id" in table.c:
                query = query.where(table.c.center_id != town.bereg.id)
            found[table.name] = sorted(map(repr, (await session.execute(query)).all()))
    return found


@pytest.mark.parametrize("engine_database", ["postgresql"], indirect=True)
async def test_the_other_centres_things_do_not_exist_on_postgresql(foreign: Foreign, town: Town) -> None:
    leaks: list[str] = []
    await _given_foreign_rows(town, foreign, leaks)
    assert leaks == []


async def test_lists_hold_only_ones_own(foreign: Foreign, town: Town) -> None:
    olga, vera = await town.work(OLGA), await town.work(VERA)
    assert (await lists.list_own(olga)).items == []
    assert await invites.list_invites(olga) == []
    assert {one.center_id for one in await invites.list_invites(vera)} == {vera.center_id}
    ours = {name for _, name in await centers.list_districts(olga)}
    theirs = {name for _, name in await centers.list_districts(vera)}
    assert not ours & theirs


async def test_a_coordinator_changes_any_record_of_the_centre_and_no_other(foreign: Foreign, town: Town) -> None:
    vera = await town.work(VERA)
    assert (await records.open_activity(vera, foreign.activity)).author == "Глеб Нечаев"
    await records.delete_activity(vera, foreign.activity)
    async with town.db.reading() as session:
        found = await session.get_one(Activity, foreign.activity)
    assert found.deleted_at == town.clock.now()
