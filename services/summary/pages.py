"""The summary in words: sections of lines, cut into messages that Telegram takes."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from models.activities import Mode
from models.dates import short
from models.signals import FOLLOWED, NOTICED, Measure
from models.staff import Staff
from services.periods import name_of
from services.registers.words import tally_said
from services.signals.words import inside
from services.summary.counting import Figure, total_of
from services.summary.figures import Summary
from services.texts import label, small, texts

LONGEST = 3800
"""Characters a page: Telegram takes 4096 after the markup is read."""


def pages(summary: Summary, today: date, said: Sequence[Markup] = ()) -> list[Markup]:
    """The whole summary in as few messages as hold it, what is `said` of it above the figures; a line is never cut,
    each page says what it is."""
    head = _head(summary, today)
    lines = [*([Markup(""), *said] if said else []), *_lines(summary)]
    found: list[list[Markup]] = [[]]
    length = 0
    for line in lines:
        size = len(line.striptags()) + 1
        if length + size > LONGEST - len(head.striptags()):
            found.append([])
            length = 0
        found[-1].append(line)
        length += size
    return [head + Markup("\n") + Markup("\n").join(page) for page in found]


def _head(summary: Summary, today: date) -> Markup:
    words = {"period": name_of(summary.period), "before": name_of(summary.against)}
    running = summary.period.running(today)
    if running:
        words["today"] = short(today)
    if summary.own:
        records = summary.activities.now + sum(figure.now for figure in summary.joined)
        counted = {"records": records, "visits": summary.visits.now}
        key = "summary-own-head-running" if running else "summary-own-head"
        return texts().html(key, span=summary.period.span.value, **counted, **words)
    words["district"] = summary.district or texts().plain("summary-all-districts")
    return texts().html("summary-head-running" if running else "summary-head", **words)


def _lines(summary: Summary) -> list[Markup]:
    if not any((summary.activities.now, summary.activities.before, summary.joined)):
        return [Markup(""), texts().html("summary-nothing"), *_signals(summary), *_registers(summary)]
    return [
        *_section(_total("summary-activities", summary.activities), _named("type", summary.types)),
        *_supervisions(summary),
        *_section(_visits(summary), [*_named("category", summary.categories), *_shared(summary)]),
        *_newcomers(summary),
        *_section(_total("summary-copies", summary.copies), _named("material", summary.materials)),
        *_prints(summary),
        *_library(summary),
        *_districts(summary),
        *_signals(summary),
        *_some("summary-joined", _named("type", summary.joined)),
        *_some("summary-by-organisation", _named("organisation", summary.organisations)),
        *_some("summary-by-programme", summary.programmes),
        *_some("summary-by-series", summary.series),
        *_some("summary-by-channel", summary.channels),
        *([] if summary.own else _section(texts().html("summary-by-person"), _or(summary.people, "form-gone"))),
        *_registers(summary),
        *_staff(summary.staff),
        Markup(""),
        texts().html("summary-note"),
    ]


def _section(head: Markup, figures: list[Figure]) -> list[Markup]:
    shown = [texts().html("summary-line", name=f.name, now=f.now, before=f.before) for f in figures]
    return [Markup(""), head, *shown]


def _some(key: str, figures: list[Figure]) -> list[Markup]:
    """A line that is told only where there is something to tell: «Школы – 11 (4), детские сады – 2 (0)»."""
    words = ", ".join(f"{figure.name} – {figure.now} ({figure.before})" for figure in figures)
    return [texts().html(key, words=words)] if figures else []


def _supervisions(summary: Summary) -> list[Markup]:
    """«3 групповых, 5 индивидуальных»."""
    counted = {figure.name: figure.now for figure in summary.supervisions}
    kinds = {mode.value: counted.get(mode.value, 0) for mode in Mode}
    return [texts().html("summary-supervisions", **kinds)] if any(kinds.values()) else []


def _shared(summary: Summary) -> list[Figure]:
    found = summary.shared
    return [Figure(texts().plain("summary-shared"), found.now, found.before)] if found.now or found.before else []


def _newcomers(summary: Summary) -> list[Markup]:
    """Who came for the first time this year: over a period that begins with the year these are different people."""
    now, period = summary.newcomers.now, summary.period
    begins = (period.first.month, period.first.day) == (1, 1) and period.first.year == period.last.year
    return [texts().html("summary-unique" if begins else "summary-newcomers", now=now)] if now else []


def _prints(summary: Summary) -> list[Markup]:
    """What the centre printed, and what is left of all that it ever printed."""
    found = summary.prints
    return [texts().html("summary-prints", **vars(found))] if found.now or found.before else []


def _library(summary: Summary) -> list[Markup]:
    """How often the library's materials were used, and from where."""
    if not summary.library:
        return []
    used = total_of(summary.library)
    return _section(_total("summary-library", used), _or(summary.library, "summary-no-district"))


def _signals(summary: Summary) -> list[Markup]:
    """«Поступило – 12 (9): школа – 5 (3); проверено – 8 (6)»."""
    noticed, followed = ([one for one in summary.signals if one.name in kinds] for kinds in (NOTICED, FOLLOWED))
    came = total_of(noticed)
    told = [
        ", ".join(f"{inside(Measure(one.name))} – {one.now} ({one.before})" for one in figures) or "none"
        for figures in (noticed, followed)
    ]
    counts = {"now": came.now, "before": came.before, "who": told[0], "followed": told[1]}
    return [texts().html("summary-signals", **counts)] if summary.signals else []


def _districts(summary: Summary) -> list[Markup]:
    """Activities by district, and how many people came from where."""
    came = ", ".join(f"{figure.name} – {figure.now}" for figure in summary.district_visits if figure.now)
    shown = _section(texts().html("summary-by-district"), _or(summary.districts, "summary-no-district"))
    return [*shown, *([texts().html("summary-people-from", words=came)] if came else [])]


def _registers(summary: Summary) -> list[Markup]:
    """«Конкурсы и гранты – 3 записи, 1 200 000 ₽ (1 запись)», and which of them were told above already."""
    found = summary.registers
    if not found:
        return []
    shown = [
        texts().html(
            "summary-register",
            name=one.register.name,
            now=tally_said(one.register, one.now),
            before=tally_said(one.register, one.before),
        )
        for one in found
    ]
    again = ", ".join(small(one.register.name) for one in found if one.register.recorded)
    note = [texts().html("summary-registers-note", names=again)] if again else []
    return [Markup(""), texts().html("summary-registers"), *shown, *note]


def _staff(staff: Staff) -> list[Markup]:
    """«38 кураторов, все совместители; сменились 4», and by district and trade."""
    if not (staff.count or staff.left):
        return []
    change = {"came": staff.came, "left": staff.left, "even": str(staff.came == staff.left).lower()}
    head = texts().html("summary-staff", count=staff.count, employment=staff.employment, **change)
    trades = Counter(
        {label("trade", trade) if trade else texts().plain("trade-unknown"): n for trade, n in staff.trades.items()}
    )
    unsaid, works = texts().plain("employment-unknown"), staff.employments.items()
    jobs = Counter({label("employment", one) if one else unsaid: count for one, count in works})
    told = [
        (staff.districts, len(staff.districts) > 1),
        (jobs, staff.employment == "various"),
        (trades, True),
    ]
    return [Markup(""), head, *(_tally(counted) for counted, shown in told if shown and counted)]


def _tally(counted: Counter[str]) -> Markup:
    nowhere = texts().plain("summary-no-district")
    words = ", ".join(f"{name or nowhere} – {number}" for name, number in counted.most_common())
    return texts().html("summary-tally", words=words)


def _total(key: str, figure: Figure) -> Markup:
    return texts().html(key, now=figure.now, before=figure.before)


def _visits(summary: Summary) -> Markup:
    total = _total("summary-visits", summary.visits)
    if summary.remote.now:
        total += texts().html("summary-remote", now=summary.remote.now)
    return total


def _named(prefix: str, figures: list[Figure]) -> list[Figure]:
    shown = [Figure(label(prefix, f.name), f.now, f.before) for f in figures]
    return sorted(shown, key=lambda f: (-f.now, -f.before, f.name))


def _or(figures: list[Figure], nameless: str) -> list[Figure]:
    return [f if f.name else Figure(texts().plain(nameless), f.now, f.before) for f in figures]
