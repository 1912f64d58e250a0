"""The monitoring in words: how a report stands, its numbers, what the rules found."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from markupsafe import Markup

from documents.monitoring_form import BadForm, Fault
from handlers.widgets.text import lines, said
from models.dates import brief, in_words
from models.forms.kinds import TextKey
from models.monitoring.checks import Finding, explain, plain, words_of
from models.monitoring.days import Dates
from models.monitoring.form import NAME_LENGTH, Indicator, Level, MonitoringForm
from models.monitoring.tables import State
from models.monitoring.tree import Facts, Ref, value
from models.periods import Period
from services.monitoring.sheets import Begun, Sheet
from services.periods import name_of
from services.texts import label, texts

FINDINGS = 5
ROOM, SENTENCE = 2000, 700
"""Characters for the numbers of a form, and for the names in a sentence: a message holds 4096."""
CUTS = (NAME_LENGTH, 40, 24)
"""How many characters of a name are shown, the more indicators the fewer."""
FAULTS = 10


def state_word(
    state: State, *, zero: bool = False, late: bool = False, entered: bool = False, early: bool = False
) -> str:
    """«сдано», «принято, ноль», «нет данных»: zero, missing and vacant never look alike."""
    words = [label("monitoring-state", state)]
    words += [texts().plain("monitoring-with-zero")] if zero and state is not State.ZERO else []
    words += [texts().plain("monitoring-with-delay")] if late and state is not State.LATE else []
    words += [texts().plain("monitoring-with-early")] if early else []
    words += [texts().plain("monitoring-with-entered")] if entered and state is not State.VACANT else []
    return ", ".join(words)


def head(quarter: Period, today: date, place: str = "") -> Markup:
    """«Мониторинг за I квартал 2026. Куратор, Петровский район»: the period stands above every question, and that it
    still runs."""
    words = {"quarter": name_of(quarter), "running": str(today <= quarter.last).lower()}
    if not place:
        return texts().html("monitoring-head", **words)
    return texts().html("monitoring-head-place", **words, place=place)


def closed_dates(closed: Sequence[date], today: date) -> str:
    """« Срок 25 декабря закрыт.»: the plan's dates, to be said after what closed them; nothing where there are none."""
    if not closed:
        return ""
    days = ", ".join(brief(day, today) for day in closed)
    return " " + texts().plain("monitoring-closed-dates", count=len(closed), days=days)


def dates_line(dates: Dates) -> Markup:
    """«Вовремя до 10 апреля 2026, закрыто с 25 апреля 2026.»"""
    return texts().html("monitoring-dates", in_time=in_words(dates.in_time), closed=in_words(dates.closed))


def begun_line(begun: Begun | None, done: int, total: int) -> Markup | None:
    """«Кто начал: Мария Орлова, 5 апреля, 4 из 15 показателей»; nothing of a draft of one's own."""
    if begun is None:
        return None
    return texts().html("monitoring-begun", person=begun.person, day=in_words(begun.day), done=done, total=total)


def sheet_begun_line(sheet: Sheet) -> Markup | None:
    """The same of a report that is open."""
    return begun_line(sheet.begun, len(sheet.form.indicators) - len(sheet.missing), len(sheet.form.indicators))


def called(form: MonitoringForm, ref: Ref) -> str:
    """An indicator in arithmetic: «на конец», «на конец прошлого квартала»."""
    name = form.indicator(ref.code).short
    return texts().plain("monitoring-before", name=name) if ref.before else name


def finding_word(form: MonitoringForm, facts: Facts, finding: Finding) -> TextKey:
    """What the rule found, with its arithmetic."""
    return explain(finding, facts, lambda ref: called(form, ref))


def finding_line(sheet: Sheet, finding: Finding) -> Markup:
    """An error, or a warning with its reason."""
    broken = said(finding_word(sheet.form, sheet.facts, finding))
    if finding.level is Level.ERROR:
        return texts().html("monitoring-error", broken=broken)
    if finding.key not in sheet.reasons:
        return texts().html("monitoring-warning", broken=broken)
    return texts().html("monitoring-warning-reason", broken=broken, reason=sheet.reasons[finding.key])


def findings(sheet: Sheet, codes: Iterable[str] | None = None) -> list[Markup]:
    """What does not hold; with `codes` only the errors that are about one of them."""
    found = sheet.findings
    if codes is not None:
        about = set(codes)
        found = [one for one in found if one.level is Level.ERROR and about & set(one.codes)]
    return [finding_line(sheet, one) for one in found[:FINDINGS]]


def number_lines(form: MonitoringForm, now: Mapping[str, int], before: Mapping[str, int]) -> Markup:
    """Every number with the one of the quarter before; a missing one is «нет данных» and never 0. Of a long form the
    names are cut, so that one message holds it."""
    return _fitted(lambda cut: lines(*(_number(one, cut, now, before) for one in form.indicators)))


def indicator_lines(form: MonitoringForm) -> Markup:
    """The codes and what they stand for."""
    return _fitted(
        lambda cut: lines(
            *(texts().html("monitoring-form-line", code=one.code, name=one.name[:cut]) for one in form.indicators)
        )
    )


def names_of(indicators: Sequence[Indicator], numbers: Mapping[str, int] | None = None) -> str:
    """The indicators in one sentence, with their numbers where these are given; only codes where there are many."""
    named = "; ".join(_told(one, one.name, numbers) for one in indicators)
    return named if len(named) <= SENTENCE else "; ".join(_told(one, one.code, numbers) for one in indicators)


def _told(one: Indicator, name: str, numbers: Mapping[str, int] | None) -> str:
    return name if numbers is None else f"{name} – {numbers[one.code]}"


def noted_numbers(indicators: Sequence[Indicator], now: Mapping[str, int]) -> str:
    """What was just read, each number with its name: «C1 детей в семьях – 4»; only with codes where they are many."""
    known = [one for one in indicators if one.code in now]
    told = "; ".join(f"{one.code} {one.short} – {now[one.code]}" for one in known)
    return told if len(told) <= SENTENCE else "; ".join(f"{one.code} – {now[one.code]}" for one in known)


def _fitted(write: Callable[[int], Markup]) -> Markup:
    versions = (write(cut) for cut in CUTS)
    return next((text for text in versions if len(text.striptags()) <= ROOM), write(CUTS[-1]))


def _number(one: Indicator, cut: int, now: Mapping[str, int], before: Mapping[str, int]) -> Markup:
    shown = str(now[one.code]) if one.code in now else texts().plain("monitoring-missing")
    words = {"code": one.code, "name": one.name[:cut], "now": shown}
    if one.code not in before:
        return texts().html("monitoring-line", **words)
    return texts().html("monitoring-line-was", **words, was=str(before[one.code]))


def arithmetic(sheet: Sheet, one: Indicator) -> TextKey:
    """How a computed number comes out: «на начало 12 + принято 3 − снято 2»."""
    formula = sheet.form.formulas[one.code]
    told = words_of(formula, sheet.facts, lambda ref: called(sheet.form, ref))
    if sheet.form.computed(one.code, sheet.facts) is not None:
        return TextKey("monitoring-computed", {"sum": told, "number": str(sheet.form.computed(one.code, sheet.facts))})
    found = value(formula, sheet.facts)
    if found is None:
        return TextKey("monitoring-computed-unknown", {"sum": told})
    return TextKey("monitoring-computed-wrong", {"sum": told, "number": plain(found)})


def fault_lines(refusal: BadForm) -> Markup:
    """Every wrong place of a form's file, the first ten."""
    return lines(
        *(
            texts().html("monitoring-fault", place=_place(fault), what=said(fault.word))
            for fault in refusal.faults[:FAULTS]
        )
    )


def comment_line(comment: str, code: str) -> Markup:
    """What a report is returned for, and the number that is meant."""
    if not code:
        return texts().html("monitoring-comment", comment=comment)
    return texts().html("monitoring-comment-code", comment=comment, code=code)


def _place(fault: Fault) -> str:
    return ", ".join(part for part in (fault.sheet, fault.cell) if part) or texts().plain("monitoring-file-itself")
