"""What the windows of questionnaires show."""

from typing import Any

from aiogram_dialog import DialogManager
from markupsafe import Markup

from handlers.context import data_of, screen, work_of
from handlers.questionnaires.forms import theme_name
from handlers.widgets.text import lines, paragraphs
from models.access import Permission
from models.dates import in_words, short
from models.forms.kinds import Rows, Tap, TextKey
from models.questionnaires import FEWEST, Result
from services.questionnaires import rounds as questionnaires
from services.questionnaires.rounds import Outcome, Round
from services.texts import texts


async def home(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """What waits for the person's answers; for a coordinator and a head the way to the results."""
    work, done = work_of(dialog_manager), data_of(dialog_manager).get("done")
    waiting = await questionnaires.list_waiting(work)
    text = paragraphs(
        texts().html(done["key"], **done["args"]) if done else None,
        texts().html("questionnaire-home", count=len(waiting)),
        texts().html("questionnaire-anonymous", fewest=FEWEST),
    )
    rows: Rows = [[Tap(f"#{id_}", f"{theme_name(theme)} · {short(until)}")] for id_, theme, until in waiting]
    if work.actor.may(Permission.SEE_QUESTIONNAIRES):
        rows.append([Tap("!rounds", TextKey("questionnaire-rounds"))])
    return screen(text, [*rows, [Tap("!menu", TextKey("menu"))]])


async def rounds(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The rounds of the centre, and asking anew."""
    work, done = work_of(dialog_manager), data_of(dialog_manager).get("done")
    found = await questionnaires.list_rounds(work)
    text = paragraphs(
        texts().html(done["key"], **done["args"]) if done else None,
        texts().html("questionnaire-list" if found else "questionnaire-none"),
    )
    rows: Rows = [[Tap(f"#{one.id}", _line(one))] for one in found[:8]]
    if work.actor.may(Permission.MANAGE_QUESTIONNAIRES):
        rows.append([Tap("!new", TextKey("questionnaire-ask"))])
    return screen(text, [*rows, [Tap("!home", TextKey("form-back"))]])


def _line(one: Round) -> str:
    return f"{theme_name(one.theme)} · {short(one.until)} · {one.answered}"


async def round_(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """One round: how many have answered, and the results when they may be shown."""
    work = work_of(dialog_manager)
    found = await questionnaires.see_results(work, data_of(dialog_manager)["round"])
    one = found.round
    head = texts().html(
        "questionnaire-round", theme=theme_name(one.theme), until=in_words(one.until), answered=one.answered
    )
    rows: Rows = []
    early = None
    if not one.over and work.actor.may(Permission.MANAGE_QUESTIONNAIRES):
        sure = data_of(dialog_manager).get("sure")
        early = texts().html("questionnaire-early", fewest=FEWEST) if sure else None
        rows.append(
            [Tap("!sure" if sure else "!close", TextKey("questionnaire-sure" if sure else "questionnaire-close"))]
        )
    return screen(paragraphs(head, _results(found), early), [*rows, [Tap("!rounds", TextKey("back-to-list"))]])


def _results(found: Outcome) -> Markup:
    if not found.round.over:
        return texts().html("questionnaire-still-open")
    if found.results is None:
        return texts().html("questionnaire-too-few", fewest=FEWEST)
    before = {one.question.text: one for one in found.before or []}
    shown = [_result(one, before.get(one.question.text)) for one in found.results]
    against = None
    if found.before and found.before_at:
        against = texts().html("questionnaire-against", day=short(found.before_at.date()))
    return paragraphs(against, *shown)


def _result(one: Result, before: Result | None) -> Markup:
    if one.question.scale:
        words = {"question": one.question.text, "mean": _tenths(one.mean_tenths)}
        if before is None:
            return texts().html("questionnaire-mean", **words)
        return texts().html("questionnaire-mean-was", **words, before=_tenths(before.mean_tenths))
    earlier = before.times if before and before.question == one.question else None
    listed = [
        texts().html("questionnaire-option", option=option, times=times)
        if earlier is None
        else texts().html("questionnaire-option-was", option=option, times=times, before=earlier[number])
        for number, (option, times) in enumerate(zip(one.question.options, one.times, strict=True))
    ]
    return lines(texts().html("questionnaire-question", question=one.question.text), *listed)


def _tenths(mean: int | None) -> str:
    return "–" if mean is None else f"{mean // 10},{mean % 10}"
