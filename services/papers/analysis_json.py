"""The facts of the analysis as JSON: what a text is checked against, and what its numbers are counted over."""

from collections import Counter
from collections.abc import Sequence

from models.dates import short
from models.papers.entries import PaperRegister, told
from models.papers.plan_fact import ItemState
from models.papers.records import PaperRecord, counts, own, programmes
from models.registers.definition import shipped
from models.registers.measures import measured, measures
from models.stored import JsonObject
from services.papers.analysis import AnalysisFacts
from services.papers.words import head_json


def analysis_json(facts: AnalysisFacts) -> JsonObject:
    """The numbers by the enums' values, a zero written; what belongs to a programme stands in its part alone."""
    joined = Counter(one.type.value for one in facts.records if one.joined)
    states = Counter(one.state for one in facts.plan.lines) if facts.plan else {}
    return {
        **head_json(facts.head, facts.period),
        **counts(own(facts.records)),
        "programmes": {name: counts(found) for name, found in programmes(facts.records).items()},
        "joined": dict(sorted(joined.items())),
        "curators": dict(Counter(one.district for one in facts.curators)),
        "plan": {state.value: states.get(state, 0) for state in ItemState} if facts.plan else None,
        "turnout": {
            one.name: {"asked": one.asked, "answered": one.answered, "came": one.came, "people": one.people}
            for one in (facts.turnout.total, *facts.turnout.districts)
        },
        "signals": {row.name: row.came for row in facts.signals.rows if row.known},
        "registers": registers_json(facts.registers),
        "records": [record_json(one) for one in facts.records],
    }


def registers_json(registers: Sequence[PaperRegister]) -> JsonObject:
    """What each register comes to (money in kopecks), a zero written; of those with districts, by them too."""
    found = {key: PaperRegister(register, ()) for key, register in shipped().items()}
    found |= {one.register.key: one for one in registers}
    return {
        key: {measure.value: measured(one.tally, measure) for measure in measures(one.register)}
        | (_snapshot(one) if one.register.snapshot else {})
        for key, one in found.items()
    }


def _snapshot(one: PaperRegister) -> JsonObject:
    """Its districts and the day that they were counted on, as the paper writes it."""
    by, last = Counter[str](), told(one.register, one.entries)
    for entry in last:
        by[entry.district] += entry.count or 0
    return {"districts": dict(by), "day": short(last[-1].day) if last else ""}


def record_json(one: PaperRecord) -> JsonObject:
    """A record as it is counted."""
    return {
        "number": one.number,
        "day": one.day.isoformat(),
        "type": one.type.value,
        "title": one.title,
        "author": one.author,
        "post": one.post,
        "district": one.district,
        "mode": one.mode.value if one.mode else None,
        "joined": one.joined,
        "programme": one.programme,
        "visits": {category.value: people for category, people in one.visits.items()},
        "copies": {material.value: copies for material, copies in one.copies.items()},
    }
