"""The facts of the analysis as JSON: what a text is checked against, and what its numbers are counted over."""

from collections import Counter

from models.papers.plan_fact import ItemState
from models.papers.records import PaperRecord, counts, own, programmes
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
        "records": [record_json(one) for one in facts.records],
    }


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
