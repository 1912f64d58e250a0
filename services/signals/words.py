"""Early signals in words: how many and who noticed, and where nobody does."""

from collections.abc import Iterable
from datetime import date

from models.dates import MONTHS_OF
from models.news import declined
from models.signals import FOLLOWED, NOTICED, Measure, SignalRow, Silence, share
from services.texts import joined, label, small, texts

MOST_NAMED = 5
"""Districts of one silence that are named; of more it is said how many there are."""


def called(measure: Measure) -> str:
    """What a number is called: «Школа», «Проверено»."""
    return label("signal", measure)


def inside(measure: Measure) -> str:
    """The same inside of a sentence: «школа», «Совет помощи», «проверено»."""
    return label("signals-head", measure) if measure in NOTICED else small(called(measure))


def noticed_words(row: SignalRow) -> str:
    """«школа – 5, ФАП – 2», the most first; empty where nobody noticed."""
    ordered = sorted((one for one in NOTICED if row.of(one)), key=lambda one: -row.of(one))
    return ", ".join(texts().plain("signals-pair", name=inside(one), number=row.of(one)) for one in ordered)


def followed_words(row: SignalRow) -> str:
    """«проверено – 9, подтверждено – 5 (56 % проверенных), передано – 2»; empty where nothing followed."""
    if not any(row.of(one) for one in FOLLOWED):
        return ""
    confirmed = share(row.of(Measure.CONFIRMED), row.of(Measure.CHECKED))
    counts = {one.value: row.of(one) for one in FOLLOWED}
    return texts().plain("signals-followed", share="none" if confirmed is None else str(confirmed), **counts)


def silence_words(silence: Silence) -> str:
    """«Из школ и из ФАП Степного района ни одного сигнала за полгода.» Where a name is not understood, it stands as it
    is."""
    who = joined([label("signals-from", one) for one in silence.who]) if silence.who else texts().plain("signals-of")
    begun = who[:1].upper() + who[1:]
    when = stretch_words(silence.since)
    if silence.everywhere:
        return texts().plain("signals-quiet-everywhere", who=begun, when=when)
    named, more = silence.districts[:MOST_NAMED], max(len(silence.districts) - MOST_NAMED, 0)
    cases = [declined(name, "gent") for name in named]
    whole = [name for name in cases if name is not None]
    if len(whole) < len(named):
        of = who if silence.who else "none"
        return texts().plain("signals-quiet-list", who=of, where=", ".join(named), more=more, when=when)
    where = ", ".join(whole) if more else joined(whole)
    return texts().plain("signals-quiet", who=begun, where=where, more=more, when=when)


def stretch_words(since: date | None) -> str:
    """«за полгода», or «с марта 2026 года» where nobody had counted before."""
    if since is None:
        return texts().plain("signals-half-year")
    return texts().plain("signals-since", month=MONTHS_OF[since.month - 1], year=str(since.year))


def all_silence_words(found: Iterable[Silence]) -> list[str]:
    """A sentence each. pymorphy declines the names: meant for a thread, or for a process of its own."""
    return [silence_words(one) for one in found]
