"""What was found of a text, in Russian, for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from models.claims.claim import Claim
from models.plan.words import plural


def report(claims: Sequence[Claim]) -> str:
    """What disagrees first, then what agrees."""
    wrong = [one for one in claims if not one.agrees]
    right = [one for one in claims if one.agrees]
    return "\n".join((*_head(wrong, right), *(f"  {_line(one)}" for one in wrong), *_right(right)))


def _head(wrong: Sequence[Claim], right: Sequence[Claim]) -> Iterator[str]:
    if not wrong and not right:
        yield "Чисел, которые можно проверить, в тексте не найдено."
    elif not wrong:
        yield "Всё, что удалось проверить, сходится."
    else:
        yield f"Не {plural(len(wrong), 'сходится', 'сходятся', 'сходятся').partition(' ')[2]} {len(wrong)}:"


def _line(claim: Claim) -> str:
    """««совещания (3)», в списке под ним 2, в журнале 2»."""
    if claim.what.startswith("dates."):
        return f"«{claim.text}»: {_DATES[claim.what].format(found=claim.found)}"
    held = [f"в списке под ним {claim.listed}"] if claim.listed is not None else []
    held += [f"в журнале {claim.recorded}"] if claim.recorded is not None else []
    return f"«{claim.text}»: {', '.join(held)}"


_DATES = {
    "dates.approved": "даты не совпадают",
    "dates.calendar": "такого дня нет",
    "dates.year": "а текст за {found} год",
}


def _right(right: Sequence[Claim]) -> Iterator[str]:
    if right:
        yield f"Сходится {len(right)}:"
        yield from (f"  «{one.text}»" for one in right)
