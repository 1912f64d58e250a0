"""What the windows of the summary show."""

from datetime import date
from typing import Any

from aiogram_dialog import DialogManager
from markupsafe import Markup

from handlers.context import data_of, screen, start_of, work_of
from handlers.summary.text import pages
from handlers.widgets.pages import turns
from handlers.widgets.text import paragraphs
from models.forms.kinds import Tap, TextKey, pairs
from models.periods import Period, Span
from services.people.centers import list_districts
from services.periods import name_of
from services.summary.figures import summarise, summarise_own
from services.texts import texts

IN_ROW = 8
"""Buttons that Telegram puts in a row."""


def chosen(data: dict[str, Any]) -> Period:
    """The period that the dialogue keeps."""
    return Period(Span(data["span"]), date.fromisoformat(data["first"]), date.fromisoformat(data["last"]))


async def page(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The summary, a page of it when one message does not hold it."""
    data, work = data_of(dialog_manager), work_of(dialog_manager)
    period_ = chosen(data)
    own = bool(start_of(dialog_manager).get("own"))
    summary = await (summarise_own(work, period_) if own else summarise(work, period_, data.get("district")))
    parts = pages(summary, work.today)
    number = min(data.get("page", 0), len(parts) - 1)
    before, after = name_of(period_.before(), brief=True), name_of(period_.after(), brief=True)
    shift = [Tap("!before", f"‹ {before}")]
    if period_.last < work.today:
        shift.append(Tap("!after", f"{after} ›"))
    shifts = [[tap] for tap in shift] if period_.span is Span.OWN else [shift]  # two dates fill a row of a phone
    choose = [Tap("!period", TextKey("summary-period"))]
    choose.append(Tap("!file", TextKey("summary-file")) if own else Tap("!district", TextKey("summary-district")))
    tail = [Tap("!records", TextKey("summary-records")), Tap("!menu", TextKey("menu"))]
    file = [] if own else [[Tap("!file", TextKey("summary-file"))]]
    return screen(parts[number], [*_turning(number, len(parts)), *shifts, choose, *file, tail])


def _turning(number: int, count: int) -> list[list[Tap]]:
    """The pages by number as long as a row holds them; more of them are turned one by one."""
    if count > IN_ROW:
        return turns(number, more=number + 1 < count)
    return [[Tap(f"~{n}", str(n + 1), n == number) for n in range(count)]] if count > 1 else []


async def period(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """This and the last quarters, half-years and years in one tap; any dates by typing."""
    today, trouble = work_of(dialog_manager).today, data_of(dialog_manager).get("trouble")
    taps = [Tap(f"{p.span.value}:{p.first.isoformat()}", name_of(p)) for p in offered(today)]
    wrong: Markup | None = texts().html("form-trouble", trouble=texts().html(**trouble)) if trouble else None
    text = paragraphs(texts().html("summary-which-period"), wrong)
    return screen(text, [*pairs(taps), [Tap("!page", TextKey("form-back"))]])


def offered(today: date) -> list[Period]:
    """This and the last quarters, half-years and years."""
    offers: list[Period] = []
    for span, count in ((Span.QUARTER, 4), (Span.HALF, 2), (Span.YEAR, 2)):
        now = Period.around(span, today)
        for _number in range(count):
            offers.append(now)
            now = now.before()
    return offers


async def district(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """All districts or one of them."""
    found = await list_districts(work_of(dialog_manager))
    now = data_of(dialog_manager).get("district")
    taps = [Tap(f"#{id_}", name, id_ == now) for id_, name in found]
    everywhere = [Tap("#0", TextKey("summary-all-districts"), now is None)]
    rows = [everywhere, *pairs(taps), [Tap("!page", TextKey("form-back"))]]
    return screen(texts().html("summary-which-district"), rows)
