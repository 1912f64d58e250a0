"""What the windows of requests show."""

from typing import Any

from aiogram_dialog import DialogManager
from markupsafe import Markup

from handlers.context import data_of, screen, work_of
from handlers.requests.actions import rows
from handlers.requests.text import card_text, line_text
from handlers.widgets.pages import turns
from handlers.widgets.text import lines, paragraphs
from models.access import Permission
from models.forms.kinds import Tap, Word, pairs
from models.requests.tables import Kind
from services.requests import answering, cards, groups, lists
from services.requests.lists import View
from services.texts import texts

HOME = [Tap("!home", Word("requests-to-home"))]
MOST = 30
"""Lines of counts: a centre has some dozens of districts."""


async def choose(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """What can be asked for."""
    kinds = [Tap(kind.value, Word(f"request-kind-{kind}")) for kind in Kind]
    return screen(texts().html("request-choose"), [*pairs(kinds), [Tap("!menu", Word("menu"))]])


async def home(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The views of the person's roles, with how many each holds."""
    work = work_of(dialog_manager)
    counts = await lists.overview(work)
    views = [Tap(view.value, Word(f"requests-view-{view}", {"count": count})) for view, count in counts.items()]
    if work.actor.may(Permission.ANSWER_REQUESTS):
        views += [Tap(View.DONE.value, Word("requests-view-done"))]
    if work.actor.may(Permission.SEE_ALL_REQUESTS):
        views += [Tap(view.value, Word(f"requests-view-{view}")) for view in (View.DISTRICT, View.TOPIC)]
        views += [Tap("!load", Word("requests-load")), Tap("!journals", Word("requests-journals"))]
    if work.actor.may(Permission.MANAGE_REQUESTS):
        views += [Tap("!answerers", Word("requests-answerers")), Tap("!topics", Word("requests-topics"))]
    tail = [Tap("!request", Word("menu-request")), Tap("!menu", Word("menu"))]
    return screen(texts().html("requests-home"), [*pairs(views), tail])


async def items(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Eight requests of the chosen view."""
    work, data = work_of(dialog_manager), data_of(dialog_manager)
    view, what = View(data["view"]), data.get("what", "")
    page = await lists.list_requests(work, view, data.get("page", 0), what)
    found = [[Tap(f"#{line.id}", line_text(work, line))] for line in page.items]
    key = f"requests-list-{view}" if page.items else f"requests-empty-{view}"
    name = data.get("called", "")
    return screen(texts().html(key, page=page.page + 1, what=name), [*found, *turns(page.page, more=page.more), HOME])


async def counts(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Open requests by district or by topic."""
    work, view = work_of(dialog_manager), View(data_of(dialog_manager)["view"])
    district = view is View.DISTRICT
    found = await (lists.count_districts(work) if district else lists.count_topics(work))
    nameless = texts().plain("requests-no-district" if district else "requests-no-topic")
    taps = [
        [Tap(f"#{number}", f"{name or nameless} ({count})")] for number, (_, name, count) in enumerate(found[:MOST])
    ]
    return screen(texts().html(f"requests-counts-{view}" if taps else "requests-empty-all"), [*taps, HOME])


async def load(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Who answers how much, and how the answers helped."""
    loads, ratings = await lists.measure_load(work_of(dialog_manager))
    said: list[Markup | None] = [
        texts().html(
            "requests-load-line", name=one.name, open=str(one.open), appointed=str(one.appointed), held=str(one.held)
        )
        for one in loads[:MOST]
    ]
    text = paragraphs(
        texts().html("requests-load-head"),
        lines(*said) if said else texts().html("requests-load-nobody"),
        texts().html("requests-ratings", yes=str(ratings.yes), partly=str(ratings.partly), no=str(ratings.no)),
    )
    return screen(text, [HOME])


async def card(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """One request whole, and what can be done with it."""
    work, data = work_of(dialog_manager), data_of(dialog_manager)
    found = await cards.open_request(work, data["request"])
    done = data.get("done")
    text = paragraphs(texts().html(done["key"], **done["args"]) if done else None, card_text(work, found))
    back = [Tap("!list", Word("back-to-list"))]
    if data.get("sure"):
        ask = paragraphs(text, texts().html("request-cancel-ask"))
        return screen(ask, [[Tap("!sure", Word("request-cancel-sure"))], [Tap("!keep", Word("my-keep"))]])
    return screen(text, [*rows(work, found), back])


async def takers(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Whom the request may be passed to."""
    request = data_of(dialog_manager)["request"]
    found = await answering.list_takers(work_of(dialog_manager), request)
    taps = [[Tap(f"={one.post_id}", f"{', '.join(one.holders)} · {one.title}")] for one in found[:MOST]]
    text = texts().html("request-takers", number=str(request)) if found else texts().html("request-no-takers")
    return screen(text, [*taps, [Tap("!card", Word("form-back"))]])


async def group(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Which open requests of the topic are joined; all of them until some are taken out."""
    work, data = work_of(dialog_manager), data_of(dialog_manager)
    found = await groups.list_alike(work, data["request"])
    out = set(data.get("out", []))
    nowhere = texts().plain("requests-no-district")
    taps = [
        [
            Tap(
                f"={one.id}",
                texts().plain("request-joinable", number=str(one.id), district=one.district or nowhere),
                one.id not in out,
            )
        ]
        for one in found[:MOST]
    ]
    back = [Tap("!card", Word("form-back"))]
    if not found:
        return screen(texts().html("request-group-few"), [back])
    topic = (await cards.open_request(work, data["request"])).request.topic
    return screen(texts().html("request-group", topic=topic), [*taps, [Tap("!join", Word("request-gather"))], back])


async def attendance(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Who of a group came: all of them until somebody is taken out."""
    work, data = work_of(dialog_manager), data_of(dialog_manager)
    found = await groups.list_members(work, data["request"])
    out = set(data.get("out", []))
    named = {one.id: ", ".join(filter(None, (one.author, one.district))) for one in found[:MOST]}
    taps = [[Tap(f"={id_}", name, id_ not in out)] for id_, name in named.items()]
    came = sum(one.id not in out for one in found)
    text = texts().html("request-attendance", came=str(came), of=len(found))
    return screen(text, [*taps, [Tap("!next", Word("form-next"))], [Tap("!card", Word("form-back"))]])


async def deliver(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """A document is awaited, or a link."""
    tail = [[Tap("!words", Word("request-deliver-words"))], [Tap("!card", Word("form-back"))]]
    return screen(texts().html("request-deliver-ask"), tail)
