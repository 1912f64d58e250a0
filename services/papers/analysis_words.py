"""The annual analysis in words: each part a sentence from its numbers, and the list that they are counted over."""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import partial

from models.activities import Material, Mode, Type
from models.dates import short
from models.events.funnel import Funnel, Turnout
from models.library.shelves import PrintedRun
from models.library.uses import LibraryUses
from models.papers.marks import Marks, TraceRow
from models.papers.plan_fact import ItemState, PlanFact, PlanLine
from models.papers.records import FAMILIES, INFORMING, PaperRecord, Records, events, of_types, own, programmes
from models.papers.texts import OwnPart
from models.stored import JsonObject
from services.papers.analysis import AnalysisFacts
from services.papers.inner.people import PaperCurator
from services.papers.registers_words import kept_part
from services.papers.signals import signals_part
from services.papers.words import (
    counted,
    ended,
    head_words,
    kinds,
    line,
    quoted,
    topics,
    trace_words,
    with_visits,
)
from services.periods import name_of
from services.summary.sentences import refused
from services.texts import joined, label, small, texts

OTHER = (Type.MONITORING, Type.DIAGNOSTICS, Type.AGREEMENT)
TOLD = tuple(state for state in ItemState if state is not ItemState.OUTSIDE)
Part = JsonObject
"""A part of the paper: its sentence, and the list under it."""


def analysis_words(facts: AnalysisFacts) -> JsonObject:
    """What the template is filled with. A part without facts is None: the template leaves it out."""
    marks, held, kept = Marks(), own(facts.records), partial(kept_part, facts.registers)
    parts: dict[str, object] = {
        "staff": _staff(facts, marks),
        "events": _listed(marks, events(held), "analysis-events"),
        "kept_projects": kept("projects", marks),
        "projects": _projects(marks, facts, of_types(held, Type.PROJECT)),
        "kept_grants": kept("grants", marks),
        "kept_resources": kept("resources", marks),
        "supervisions": _supervisions(marks, of_types(held, Type.SUPERVISION)),
        "trips": _trips(marks, of_types(held, Type.TRIP)),
        "informing": _kinds(marks, of_types(held, *INFORMING), "analysis-informing"),
        "channels": _channels(marks, of_types(held, Type.PUBLICATION)),
        "consultations": _consultations(marks, of_types(held, Type.CONSULTATION)),
        "copies": _copies(marks, held),
        "prints": _prints(marks, facts.prints),
        "library": _library(facts.uses),
        "programmes": [programme_part(marks, name, found) for name, found in programmes(facts.records).items()],
        "other": _kinds(marks, of_types(held, *OTHER), "analysis-other"),
        "joined": _kinds(marks, [one for one in facts.records if one.joined], "analysis-joined"),
        "signals": signals_part(facts.signals, facts.quiet),
        "kept_qualification": kept("qualification", marks),
        "kept_databank": kept("databank", marks),
        "turnout": _turnout(facts.turnout),
        "plan": _plan(marks, facts.plan),
    }
    return {
        **head_words(facts.head, facts.period, "paper-analysis-title"),
        **parts,
        "own": {part.value: _paragraphs(facts.own.get(part, "")) for part in OwnPart},
        **trace_words(marks),
    }


def _paragraphs(text: str) -> list[str]:
    return [one.strip() for one in text.splitlines() if one.strip()]


def _part(text: str, items: Iterable[str] = ()) -> Part:
    return {"text": text, "items": list(items)}


def _one(marks: Marks, record: PaperRecord, key: str, **args: str) -> Part:
    """A sentence is enough for one record."""
    mark = marks.records(label("type", record.type), [record])
    return _part(texts().plain(f"{key}-one", mark=mark, line=line(record, inside=True), **args))


def _listed(marks: Marks, records: Records, key: str, **args: str) -> Part | None:
    """«Проведено 9 мероприятий (128 участников): 4 семинара, 2 совещания», and all nine."""
    if len(records) < 2:
        return _one(marks, records[0], key, **args) if records else None
    if len({FAMILIES.get(one.type, one.type) for one in records}) == 1:
        alike = kinds(records, marks, visits=True).text
        return _part(texts().plain(f"{key}-alike", kinds=alike, **args), map(line, records))
    what = counted("events", len(records))
    total = marks.total(what)
    told = kinds(records, marks, visits=bool(args))
    whole = f"{with_visits(what, records)}{total.of(told.marks)}"
    return _part(texts().plain(key, events=whole, kinds=told.text, **args), map(line, records))


def _kinds(marks: Marks, records: Records, key: str) -> Part | None:
    """The same where the kinds say how many there were."""
    if len(records) < 2:
        return _one(marks, records[0], key) if records else None
    return _part(texts().plain(key, kinds=kinds(records, marks).text), map(line, records))


def _projects(marks: Marks, facts: AnalysisFacts, records: Records) -> Part | None:
    """What was recorded as a project; where the register tells of projects these are days of them, and no more ones."""
    if not records or all(one.register.key != "projects" for one in facts.registers):
        return _kinds(marks, records, "analysis-projects")
    mark = marks.records(label("type", Type.PROJECT), records)
    return _part(texts().plain("analysis-project-days", count=len(records), mark=mark), map(line, records))


def programme_part(marks: Marks, name: str, records: Records) -> Part:
    """What was done for a programme, kind by kind."""
    records = sorted(records, key=lambda one: list(Type).index(one.type))
    found = _listed(marks, records, "analysis-programme", programme=quoted(name))
    return {**(found or {}), "name": name, "quoted": quoted(name), "copies": _copies(marks, records)}


def _supervisions(marks: Marks, records: Records) -> Part | None:
    said = texts().plain
    if not records:
        return None
    by_mode = {mode: [one for one in records if one.mode is mode] for mode in Mode}
    if len(records) == 1:
        mode = next(mode for mode, found in by_mode.items() if found)
        words = label("analysis-mode", mode)
        mark = marks.records(label("type", Type.SUPERVISION), records)
        return _part(said("analysis-supervisions-one", mark=mark, mode=words, topic=ended(records[0].title)))
    whole = with_visits(counted(Type.SUPERVISION, len(records)), records)
    total = marks.total(counted(Type.SUPERVISION, len(records)))
    of = {counted(mode, len(found)): found for mode, found in by_mode.items() if found}
    sums = [marks.records(said("analysis-trace-supervisions", which=which), found) for which, found in of.items()]
    modes = joined([f"{which}{mark}" for which, mark in zip(of, sums, strict=True)])
    text = said("analysis-supervisions", supervisions=f"{whole}{total.of(sums)}", modes=modes)
    return _part(text, topics(records, partial(said, "analysis-topic")))


def _consultations(marks: Marks, records: Records) -> Part | None:
    said = texts().plain
    if not records:
        return None
    what = counted(Type.CONSULTATION, len(records))
    mark = marks.records(what, records)
    if len(records) == 1:
        return _part(said("analysis-consultations-one", mark=mark, topic=ended(records[0].title)))
    text = said("analysis-consultations", consultations=with_visits(what, records), mark=mark)
    return _part(text, topics(records, partial(said, "analysis-topic")))


def _copies(marks: Marks, records: Records) -> Part | None:
    """«Роздано материалов: листовки – 20 экз.», by kind."""
    said = texts().plain
    lines = []
    for material in Material:
        with_it = [one for one in records if one.copies.get(material)]
        count = sum(one.copies[material] for one in with_it)
        if count:
            name = label("material", material)
            mark = marks.records(said("analysis-trace-copies", material=name), with_it)
            lines.append(said("analysis-copies-of", material=small(name), count=count, mark=mark))
    return _part(said("analysis-copies", copies=", ".join(lines))) if lines else None


def _prints(marks: Marks, runs: Sequence[PrintedRun]) -> Part | None:
    """«Напечатано материалов центра: 2, всего 300 экз.», and each of them."""
    if not runs:
        return None
    said = texts().plain
    titles = {one.material: one.title or said("library-removed") for one in runs}
    copies = Counter[int]()
    for one in runs:
        copies[one.material] += one.copies
    rows = [
        TraceRow(
            str(one.material),
            short(one.day),
            said("analysis-print", title=titles[one.material], count=one.copies),
            "",
        )
        for one in runs
    ]
    mark = marks.rows(said("analysis-trace-prints"), rows)
    text = said("analysis-prints", count=len(copies), copies=copies.total(), mark=mark)
    return _part(text, [said("analysis-print", title=titles[one], count=count) for one, count in copies.items()])


def _library(uses: LibraryUses) -> Part | None:
    """«Материалами библиотеки пользовались 12 раз: I квартал 2026 – 3, II квартал 2026 – 9», and each district."""
    if not uses.total:
        return None
    said = texts().plain
    quarters = ", ".join(said("analysis-library-in", period=name_of(one), count=count) for one, count in uses.by_period)
    nowhere = said("summary-no-district")
    districts = [said("analysis-library-of", name=one.district or nowhere, count=one.total) for one in uses.districts]
    return _part(said("analysis-library", times=counted("times", uses.total), quarters=quarters), districts)


def _channels(marks: Marks, records: Records) -> Part | None:
    by_channel: dict[str, list[PaperRecord]] = {}
    for one in records:
        if one.channel:
            by_channel.setdefault(one.channel, []).append(one)
    said = texts().plain
    lines = [
        said("analysis-channel", channel=name, count=len(found), mark=marks.records(name, found))
        for name, found in sorted(by_channel.items(), key=lambda one: (-len(one[1]), one[0]))
    ]
    return _part(said("analysis-channels", channels=", ".join(lines))) if lines else None


def _trips(marks: Marks, records: Records) -> Part | None:
    said = texts().plain
    if len(records) < 2:
        return _one(marks, records[0], "analysis-trips") if records else None
    what = counted(Type.TRIP, len(records))
    mark = marks.records(what, records)
    text = said("analysis-trips", count=len(records), trips=with_visits(what, records), mark=mark)
    return _part(text, map(trip_line, records))


def trip_line(one: PaperRecord) -> str:
    """«15.03.2026, Лесной район: К семьям (8 чел.)»."""
    key = "analysis-trip" if one.district else "analysis-trip-nowhere"
    told = {"district": one.district} if one.district else {}
    return texts().plain(key, day=short(one.day), title=one.title, came=one.came, **told)


def _staff(facts: AnalysisFacts, marks: Marks) -> Part | None:
    """How many curators there are, and in which districts; a district without one is named too."""
    found, said = facts.curators, texts().plain
    if not found:
        return None
    said_of = {one.employment for one in found}
    (only,) = said_of if len(said_of) == 1 else (None,)
    rows = [_curator_row(one) for one in found]
    text = said(
        "analysis-staff",
        curators=counted("curators", len(found)),
        mark=marks.rows(said("analysis-staff-trace"), rows),
        employment=only.value if only else "various",
    )
    by = Counter(one.district for one in found)
    lines = [said("analysis-staff-district", district=name, count=by[name]) for name in facts.districts]
    return _part(text, [*lines, *([said("analysis-staff-none", count=by[""])] if by[""] else [])])


def _curator_row(one: PaperCurator) -> TraceRow:
    return TraceRow(str(one.number), short(one.since), one.district, f"{one.post}, {one.name}")


def _turnout(found: Turnout) -> Part | None:
    """«Активность районов»: from «позвали» to «полезно», and each district under it; who never came is there too."""
    if not found.total.asked:
        return None
    return _part(_funnel("analysis-turnout", found.total), [_funnel("analysis-turnout-of", d) for d in found.districts])


def _funnel(key: str, one: Funnel) -> str:
    counts = {"asked": one.asked, "answered": one.answered, "coming": one.coming}
    came = {"came": one.came, "people": one.people, "said": one.said, "useful": one.useful}
    return texts().plain(key, name=one.name, refused=refused(one) or "none", **counts, **came)


def _plan(marks: Marks, plan: PlanFact | None) -> Part | None:
    """How many items were done, and which were not."""
    if plan is None or not plan.lines:
        return None
    said = texts().plain
    total = marks.total(said("analysis-plan-trace"))
    states, sums = [], []
    for state in TOLD:
        if found := plan.of(state):
            name = said(f"analysis-plan-{state}", count=len(found), mark="")
            sums.append(marks.rows(name, map(_plan_row, found)))
            states.append(said(f"analysis-plan-{state}", count=len(found), mark=sums[-1]))
    items = counted("items", len(plan.lines))
    text = said("analysis-plan", period=plan.year.words, items=items, mark=total.of(sums), states=", ".join(states))
    return _part(text)


def _plan_row(one: PlanLine) -> TraceRow:
    cells = one.cells
    return TraceRow(cells["number"] or str(one.id), cells["deadline"], cells["content"], cells["responsible"])
