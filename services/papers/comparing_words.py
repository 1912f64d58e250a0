"""The quarter's papers in words: the numbers as a table, and what grew, what fell, what was late."""

from collections.abc import Sequence

from models.papers.marks import Marks
from models.papers.records import visits_of
from models.stored import JsonObject
from services.papers.compared_registers import register_rows
from services.papers.comparing import Compared, ComparedFacts, compared, item_line, joined_of, late_of
from services.papers.words import counted, head_words, trace_words
from services.periods import name_of
from services.texts import small, texts


def statistics_words(facts: ComparedFacts) -> JsonObject:
    """«Статистическая справка»: the numbers as a table."""
    marks, rows, joined = Marks(), [*compared(facts), *register_rows(facts)], joined_of(facts)
    if any(joined.numbers):
        rows.append(joined)
    return {
        **head_words(facts.head, facts.period, "paper-statistics-title"),
        "note": texts().plain("compared-note") if any(joined.numbers) else "",
        "now": name_of(facts.period),
        "before": name_of(facts.before),
        "year_ago": name_of(facts.year_ago),
        "rows": [_row(one, marks) for one in rows],
        **trace_words(marks),
    }


def _row(one: Compared, marks: Marks) -> JsonObject:
    name = f"– {small(one.name)}" if one.part else one.name
    now, before, ago = map(str, one.shown)
    return {"name": name, "now": f"{now}{one.mark(marks)}", "before": before, "year_ago": ago}


def review_words(facts: ComparedFacts) -> JsonObject:
    """«Аналитическая справка»: what grew, what fell, what was late, in words. Where no period stands beside this one
    nothing grew: what there is stands under a heading of its own."""
    marks, said = Marks(), texts().plain
    whole, *parts = [*compared(facts), *register_rows(facts)]
    late = late_of(facts.plan)
    return {
        **head_words(facts.head, facts.period, "paper-review-title"),
        "text": _whole_words(whole, facts, marks),
        "joined": _joined_words(facts, marks),
        **{name: [_line(one, facts, marks) for one in found] for name, found in _apart(parts, facts.beside).items()},
        "late": {"text": said("review-late", items=counted("items", len(late))), "items": list(map(item_line, late))}
        if late
        else None,
        **trace_words(marks),
    }


def _whole_words(whole: Compared, facts: ComparedFacts, marks: Marks) -> str:
    """«209 записей, 512 посещений. В сравнении: на 4 больше, чем за …»."""
    if facts.beside is None:
        beside = texts().plain("review-alone", before=name_of(facts.before), ago=name_of(facts.year_ago))
    else:
        before = _change(whole.now, whole.numbers[1], name_of(facts.before))
        ago = _change(whole.now, whole.numbers[2], name_of(facts.year_ago))
        beside = texts().plain("review-beside", before=before, ago=ago)
    return texts().plain(
        "review-all",
        events=counted("records", whole.now),
        mark=whole.mark(marks),
        visits=counted("visits", visits_of(facts.all[0])),
        beside=beside,
    )


def _joined_words(facts: ComparedFacts, marks: Marks) -> str:
    """What the numbers leave out, where there is any."""
    joined = joined_of(facts)
    if not joined.now:
        return ""
    return texts().plain("review-joined", records=counted("records", joined.now), mark=joined.mark(marks))


def _apart(parts: Sequence[Compared], beside: int | None) -> dict[str, list[Compared]]:
    """The numbers by what became of them."""
    found: dict[str, list[Compared]] = {"grew": [], "fell": [], "same": [], "alone": []}
    for one in parts:
        if beside is None:
            found["alone"].append(one)
        else:
            other = one.numbers[beside]
            found["grew" if one.now > other else "fell" if one.now < other else "same"].append(one)
    return found


def _change(now: int, other: int, period: str) -> str:
    if not other:
        return texts().plain("review-none", period=period)
    how = "more" if now > other else "fewer" if now < other else "same"
    return texts().plain(f"review-{how}", by=abs(now - other), period=period)


def _line(one: Compared, facts: ComparedFacts, marks: Marks) -> str:
    """«13 семинаров (до этого 4, год назад 2)»; a period of which nothing is known is not spoken of."""
    mark, (_, before, ago) = one.mark(marks), one.shown
    if facts.beside is None:
        return texts().plain("review-line-alone", what=one.said, mark=mark)
    if not facts.all[1]:
        period = name_of(facts.year_ago)
        return texts().plain("review-line-beside", what=one.said, mark=mark, period=period, count=ago)
    a_year_ago = facts.year_ago != facts.before.before()
    key = "review-line" if facts.all[2] and a_year_ago else "review-line-new"
    return texts().plain(key, what=one.said, mark=mark, before=before, ago=ago)
