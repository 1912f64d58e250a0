"""A new version of the monitoring's form, as it is read before it is accepted."""

from markupsafe import Markup

from documents.monitoring_form import row_of
from handlers.monitoring.board_text import ROOM
from handlers.widgets.text import lines, paragraphs
from models.monitoring.versions import FormDiff
from services.monitoring.forms import Review
from services.texts import texts
from services.work import Work

SHOWN_RULES = 8


def version_text(_work: Work, found: Review) -> Markup:
    """What changes, and what that hurts."""
    above = texts().html("monitoring-version", year=str(found.year))
    if found.diff.nothing:
        return paragraphs(above, texts().html("monitoring-version-same"))
    return paragraphs(above, lines(*_as_many_as_fit(_diff(found.diff))), lines(*_hurts(found)))


def _hurts(found: Review) -> list[Markup | None]:
    says = texts().html
    return [
        says("monitoring-version-breaks", codes=", ".join(found.diff.breaks)) if found.diff.breaks else None,
        says("monitoring-version-unbalanced") if found.unbalanced else None,
        says("monitoring-version-kept", count=found.kept) if found.kept else None,
        says("monitoring-version-begun", count=found.begun, lost=found.lost) if found.begun else None,
        *(says("monitoring-version-personal", code=code, words=words) for code, words in found.doubts[:SHOWN_RULES]),
    ]


def _as_many_as_fit(shown: list[Markup]) -> list[Markup]:
    """The first lines, and how many more there are."""
    room = ROOM // 2
    for number, line in enumerate(shown):
        room -= len(line)
        if room < 0:
            return [*shown[:number], texts().html("monitoring-diff-more", count=len(shown) - number)]
    return shown


def _diff(diff: FormDiff) -> list[Markup]:
    says = texts().html
    shown = [says("monitoring-diff-added", code=one.code, name=one.name) for one in diff.added]
    shown += [says("monitoring-diff-removed", code=one.code, name=one.name) for one in diff.removed]
    for old, new in diff.changed:
        pairs = [(a, b) for a, b in zip(row_of(old), row_of(new), strict=True) if a != b]
        was, now = ("; ".join(filter(None, part)) for part in zip(*pairs, strict=True))
        shown.append(says("monitoring-diff-changed", code=new.code, old=was or "–", new=now or "–"))
    if diff.report_of is not None:
        was_of, now_of = diff.report_of
        shown.append(says("monitoring-diff-report-of", old=was_of.value, new=now_of.value))
    shown += [says("monitoring-diff-rule-added", rule=rule.text) for rule in diff.rules_added[:SHOWN_RULES]]
    shown += [says("monitoring-diff-rule-removed", rule=rule.text) for rule in diff.rules_removed[:SHOWN_RULES]]
    return [*shown, *([says("monitoring-diff-jump")] if diff.jump else [])]
