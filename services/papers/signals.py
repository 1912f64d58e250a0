"""The map of early signals as papers: a picture, a workbook, and the letters to the districts' councils."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from documents.papers.charts import heat_chart
from documents.papers.sheets import PaperSheet
from documents.style.charts import Bar, Picture
from models.access import Permission
from models.news import declined
from models.periods import Period, Span
from models.signals import (
    FOLLOWED,
    INSTITUTIONS,
    NOTICED,
    Measure,
    SignalMap,
    SignalRow,
    Silence,
    months_of,
    quiet_stretch,
    share,
    silences,
)
from models.stored import JsonObject
from services.papers.charts import chart_note
from services.papers.inner.people import Head, head_of
from services.papers.words import head_json, head_words
from services.periods import name_of
from services.signals.inner.sums import map_of, months_told
from services.signals.words import all_silence_words, called, followed_words, noticed_words, stretch_words
from services.texts import label, texts
from services.work import Work, use_case

UNKNOWN = "–"


@dataclass(frozen=True, kw_only=True)
class SignalFacts:
    """The map of a period, its months, and the half-year that ends with it."""

    head: Head
    period: Period
    found: SignalMap
    months: Mapping[date, SignalRow]
    lately: SignalMap
    """What came in the half-year."""

    @property
    def quiet(self) -> Sequence[Silence]:
        """Where nobody noticed in those months."""
        return [*silences(self.lately)]

    @property
    def empty(self) -> bool:
        """Whether nobody counted anything in it."""
        return not self.found.known


@use_case(Permission.SEE_SUMMARY)
async def gather_signals(work: Work, period: Period) -> SignalFacts:
    """The facts of any stretch of whole months."""
    months = months_of(period)
    async with work.db.reading() as session:
        return SignalFacts(
            head=await head_of(session, work),
            period=period,
            found=await map_of(session, work.center_id, months),
            months=await months_told(session, work.center_id, months),
            lately=await map_of(session, work.center_id, quiet_stretch(min(period.last, work.today))),
        )


def signals_picture(facts: SignalFacts) -> Picture:
    """Districts and who notices in each, the more the darker; what followed in all of them."""
    total = facts.found.total
    rows = [(_row_name(one), [one.of(who) if one.known else None for who in NOTICED]) for one in facts.found.rows]
    whole = {Measure.CONFIRMED: total.of(Measure.CHECKED)}
    bars = [Bar(name=called(one), value=total.of(one), of=whole.get(one, total.came)) for one in FOLLOWED]
    return heat_chart(
        texts().plain("paper-signals-title", period=name_of(facts.period)),
        [label("signals-head", who) for who in NOTICED],
        rows,
        (texts().plain("chart-signals-followed"), bars),
        chart_note("chart-signals-note", facts.head),
    )


def _row_name(row: SignalRow) -> str:
    return texts().plain("chart-signals-row", name=row.name, count=row.came) if row.known else row.name


def signals_sheets(facts: SignalFacts) -> list[PaperSheet]:
    """Districts with their sum, and the months."""
    said = texts().plain
    heads = [*(called(who) for who in NOTICED), said("paper-signals-came"), *(called(one) for one in FOLLOWED)]
    heads.append(said("paper-signals-share"))
    districts = [[one.name, *_cells(one)] for one in facts.found.rows]
    districts.append([said("paper-signals-total"), *_cells(facts.found.total)])
    months = [[name_of(Period.around(Span.MONTH, month)), *_cells(one)] for month, one in facts.months.items()]
    title, note = said("paper-signals-title", period=name_of(facts.period)), said("paper-signals-note")
    return [
        PaperSheet(
            name=said("paper-signals-sheet"),
            title=title,
            titles=[said("paper-signals-district"), *heads],
            rows=districts,
            note=note,
        ),
        PaperSheet(
            name=said("paper-signals-months"), title=title, titles=[said("paper-signals-month"), *heads], rows=months
        ),
    ]


def _cells(row: SignalRow) -> list[str | int]:
    if not row.known:
        return [UNKNOWN] * (len(Measure) + 2)
    confirmed = share(row.of(Measure.CONFIRMED), row.of(Measure.CHECKED))
    counts = [*(row.of(who) for who in NOTICED), row.came, *(row.of(one) for one in FOLLOWED)]
    return [*counts, UNKNOWN if confirmed is None else confirmed]


def signals_json(facts: SignalFacts) -> JsonObject:
    """The numbers of each district by the enum's values, null where nobody counted."""
    return {
        **head_json(facts.head, facts.period),
        "districts": {
            row.name: {one.value: row.of(one) for one in Measure} if row.known else None for row in facts.found.rows
        },
    }


def letters_words(facts: SignalFacts) -> JsonObject:
    """A letter to the council of each district: what came from it, what followed, who was silent for half a year."""
    lately = {row.district_id: row for row in facts.lately.rows}
    return {
        **head_words(facts.head, facts.period, "paper-signals-letters-title"),
        "letters": [_letter(facts, one, lately.get(one.district_id)) for one in facts.found.rows],
    }


def _letter(facts: SignalFacts, row: SignalRow, lately: SignalRow | None) -> JsonObject:
    said, period = texts().plain, name_of(facts.period)
    where = declined(row.name, "gent") or "none"
    told = {"period": period, "name": row.name, "followed": followed_words(row) or "none"}
    came = said("signals-letter-came", count=row.came, who=noticed_words(row), **told)
    known = row.known or (lately is not None and lately.known)  # of what nobody counted silence is not told
    silent = [_from(one) for one in INSTITUTIONS if known and not (lately and lately.of(one))]
    when = stretch_words(facts.lately.since)
    return {
        "where": said("signals-letter-where", where=where, name=row.name),
        "came": came if row.known else said("signals-letter-unknown", period=period, name=row.name),
        "quiet": said("signals-letter-quiet", who=", ".join(silent), when=when) if silent else "",
    }


def _from(who: Measure) -> str:
    """«из школ»; the council that reads it is spoken to."""
    return texts().plain("signals-letter-own") if who is Measure.COUNCIL else label("signals-from", who)


def signals_part(found: SignalMap, quiet: Sequence[Silence]) -> JsonObject | None:
    """«Раннее выявление» of the analysis: all districts together, each of them that counted, and where nobody
    notices."""
    if not found.known:
        return None
    total = found.total
    text = texts().plain("analysis-signals", **_told(total))
    lines = [texts().plain("analysis-signals-of", name=row.name, **_told(row)) for row in found.rows if row.known]
    return {"text": text, "items": [*lines, *all_silence_words(quiet)]}


def _told(row: SignalRow) -> dict[str, str | int]:
    return {"count": row.came, "who": noticed_words(row) or "none", "followed": followed_words(row) or "none"}
