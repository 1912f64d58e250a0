"""Versions of a centre's form: what a new one changes, and what it would break."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from models.monitoring.form import FormRule, Indicator, MonitoringForm, ReportOf, Source
from models.monitoring.parser import read_code


@dataclass(frozen=True, kw_only=True)
class FormDiff:
    """What a new version changes: codes that are new, gone, and changed, and rules that are new and gone."""

    added: tuple[Indicator, ...]
    removed: tuple[Indicator, ...]
    changed: tuple[tuple[Indicator, Indicator], ...]
    rules_added: tuple[FormRule, ...]
    rules_removed: tuple[FormRule, ...]
    jump: bool
    report_of: tuple[ReportOf, ReportOf] | None
    """Whose a report was and is now, when that changes."""

    @property
    def nothing(self) -> bool:
        lists: Sequence[Sequence[object]] = (
            self.added,
            self.removed,
            self.changed,
            self.rules_added,
            self.rules_removed,
        )
        return not any(lists) and not self.jump and self.report_of is None

    @property
    def breaks(self) -> tuple[str, ...]:
        """Codes whose series of quarters ends or changes its meaning: what was added so far cannot go on."""
        turned = (old.code for old, new in self.changed if old.nature is not new.nature)
        return (*(one.code for one in self.removed), *turned)


def differences(old: MonitoringForm, new: MonitoringForm) -> FormDiff:
    """What the new version changes against the old one."""
    both = [(old.indicator(one.code), one) for one in new.indicators if one.code in old.codes]
    return FormDiff(
        added=tuple(one for one in new.indicators if one.code not in old.codes),
        removed=tuple(one for one in old.indicators if one.code not in new.codes),
        changed=tuple((a, b) for a, b in both if a != b),
        rules_added=tuple(rule for rule in new.rules if rule not in old.rules),
        rules_removed=tuple(rule for rule in old.rules if rule not in new.rules),
        jump=(old.jump_percent, old.jump_over) != (new.jump_percent, new.jump_over),
        report_of=(old.report_of, new.report_of) if old.report_of is not new.report_of else None,
    )


def in_latin(form: MonitoringForm) -> MonitoringForm:
    """The form with its carried codes in the alphabet of the codes themselves."""
    return replace(
        form,
        indicators=tuple(
            replace(one, origin=read_code(one.origin, form.codes) or one.origin)
            if one.source is Source.CARRIED
            else one
            for one in form.indicators
        ),
    )
