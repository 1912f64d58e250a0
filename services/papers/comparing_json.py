"""The numbers of three periods, for programs."""

from models.papers.records import counts, own
from models.stored import JsonObject
from services.papers.analysis_json import registers_json
from services.papers.comparing import ComparedFacts, item_line, late_of
from services.papers.words import head_json


def compared_json(facts: ComparedFacts) -> JsonObject:
    """The numbers of the three periods by the enums' values, a zero written."""
    now, before, ago = facts.all
    late = [item_line(one) for one in late_of(facts.plan)]
    joined = zip(("now", "before", "year_ago"), map(len, facts.joined), strict=True)
    return {
        **head_json(facts.head, facts.period),
        **counts(own(facts.records)),
        "all": {"now": counts(now), "before": counts(before), "year_ago": counts(ago)},
        "joined": dict(joined),
        "registers": registers_json(facts.registers),
        "late": late,
    }
