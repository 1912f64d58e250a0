"""«Что заметно»: the short message with what stands out in a quarter."""

from markupsafe import Markup

from handlers.monitoring.text import finding_word
from handlers.widgets.text import lines, paragraphs, said
from models.monitoring.checks import signed
from models.monitoring.consolidation import Adjustment
from services.monitoring.figures import Families, Highlights, Remark
from services.periods import name_of
from services.texts import texts

REMARKS = 8
"""Lines of a kind in the short message; a letter of 42 warnings is read by nobody."""


def highlights_text(found: Highlights) -> Markup:
    """The short message with what stands out."""
    says = texts().html
    counted = len(found.given) + len(found.owing)
    parts = [
        says("monitoring-talk-head", quarter=name_of(found.quarter), given=len(found.given), counted=counted),
        says("monitoring-talk-owing", names=", ".join(found.owing)) if found.owing else None,
        says("monitoring-talk-zero", names=", ".join(found.zero)) if found.zero else None,
        says("monitoring-talk-vacant", names=", ".join(found.vacant)) if found.vacant else None,
    ]
    if found.families:
        parts.append(_families(found.families))
    moved = [
        says("monitoring-talk-moved", name=one.indicator.name, before=one.before, now=one.now) for one in found.moved
    ]
    adjusted = [_adjusted(one) for one in found.adjusted]
    broken = [
        says(
            "monitoring-talk-broken",
            name=name,
            quarter=name_of(one.quarter, brief=True),
            told=one.told,
            expected=one.expected,
        )
        for name, one in found.broken
    ]
    remarks = [_remark(one) for one in found.remarks[:REMARKS]]
    more = len(found.remarks) - len(remarks)
    text = paragraphs(
        lines(*parts),
        lines(says("monitoring-talk-moved-head"), *moved) if moved else None,
        lines(says("monitoring-talk-remarks"), *remarks, says("monitoring-diff-more", count=more) if more else None)
        if remarks
        else None,
        lines(says("monitoring-talk-adjusted-head"), *adjusted[:REMARKS]) if adjusted else None,
        lines(says("monitoring-talk-broken-head"), *broken[:REMARKS]) if broken else None,
    )
    return text if moved or remarks or adjusted or broken else paragraphs(text, says("monitoring-talk-calm"))


def _families(found: Families) -> Markup:
    """«Семей на конец: 63, в прошлом квартале 60 (принято 11, снято 4).»; what is compared is said where it is a part
    of the districts."""
    flows = ", ".join(f"{one.short} {number}" for one, number in found.flows)
    words = {"name": found.closing.name, "total": found.total, "before": found.before, "now": found.now, "flows": flows}
    if not found.districts:
        return texts().html("monitoring-talk-families-first", **words)
    if found.districts == found.told:
        return texts().html("monitoring-talk-families", **words)
    return texts().html("monitoring-talk-families-part", **words, count=found.districts)


def _adjusted(one: Adjustment) -> Markup:
    quarter = name_of(one.quarter, brief=True)
    words = {"code": one.balance.opening, "number": signed(one.number), "quarter": quarter, "name": one.district}
    return texts().html("monitoring-talk-adjusted", **words)


def _remark(one: Remark) -> Markup:
    broken = said(finding_word(one.form, one.facts, one.finding))
    if not one.reason:
        return texts().html("monitoring-talk-remark", district=one.district, broken=broken)
    return texts().html("monitoring-talk-remark-reason", district=one.district, broken=broken, reason=one.reason)
