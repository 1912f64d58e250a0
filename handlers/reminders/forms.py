"""Forms of reminders: own quiet hours, a pause, another day to put a thing off to, and the centre's rules."""

from datetime import date, time

from handlers.reminders.kept import AboutLater, RemindersKept
from handlers.widgets.form.spec import FormBeginning, FormSpec, SaveResult, Submission, begin_empty, told
from models.dates import in_words
from models.forms.form import Field, Form
from models.forms.kinds import Option, TextKey, Values
from models.forms.plan import DayAhead
from models.forms.reminders import DayCount, DayCounts, Hour, Hours
from models.forms.simple import Choice
from models.reminders.rules import ReminderRules
from models.zones import ZONES
from services.reminders import own, rules, snoozes
from services.texts import texts
from services.work import Work

NIGHTS = (("20:00", "08:00"), ("19:00", "09:00"), ("18:00", "08:00"), ("22:00", "07:00"))
LONGEST = 90
"""Days before a date that a reminder may come."""
MOST = 5
"""Reminders before a date, and after it."""


def _quiet_form(_options: Values) -> Form:
    return Form((Field(name="hours", kind=Hours(NIGHTS, TextKey("reminder-quiet-common")), required=False),))


async def _save_quiet(work: Work, submission: Submission) -> SaveResult:
    hours = submission.answers.get("hours")
    await own.keep_quiet(work, (time.fromisoformat(hours[0]), time.fromisoformat(hours[1])) if hours else None)
    return told("reminder-quiet-saved")


def _zone_form(_options: Values) -> Form:
    zones = [Option(zone, texts().plain(f"zone-{name}")) for zone, name in ZONES.items()]
    return Form((Field(name="zone", kind=Choice(options=zones, none=TextKey("reminder-zone-common"))),))


async def _save_zone(work: Work, submission: Submission) -> SaveResult:
    await own.live_by(work, submission.answers.get("zone") or None)
    return told("reminder-zone-saved")


def _day_form(_options: Values) -> Form:
    return Form((Field(name="day", kind=DayAhead(), required=True),))


async def _save_pause(work: Work, submission: Submission) -> SaveResult:
    until = date.fromisoformat(submission.answers["day"])
    await own.pause(work, until)
    return told("reminder-pause-saved", day=in_words(until))


async def _save_later(work: Work, submission: Submission) -> SaveResult:
    until = date.fromisoformat(submission.answers["day"])
    await put_off_until(work, AboutLater.read(submission.start), until)
    return told("reminders-put-off", day=in_words(until))


async def put_off_until(work: Work, about: AboutLater | RemindersKept, until: date) -> None:
    """A date, or an item that has none. Raises DomainError for a day that is not ahead."""
    if about.date is None:
        await snoozes.snooze_item(work, about.item, until)
    else:
        await snoozes.snooze_date(work, about.date, until)


async def _open_rules(work: Work, _start: Values) -> FormBeginning:
    now = await rules.read_rules(work)
    values = {
        "before": list(now.before) or "",
        "overdue": list(now.overdue) or "",
        "quarter": now.quarter_before,
        "month": now.month_before,
        "digest": now.digest,
        "evening": now.evening,
        "quiet": [now.quiet_from, now.quiet_until],
    }
    return FormBeginning(values=values, review=True, stored=True)


def _rules_form(_options: Values) -> Form:
    none = TextKey("reminder-rules-none")
    return Form(
        (
            Field(name="before", kind=DayCounts(((30, 14, 3), (14, 3), (7, 1)), LONGEST, MOST, none)),
            Field(name="overdue", kind=DayCounts(((3, 7), (1, 3, 7)), LONGEST, MOST, none)),
            Field(name="quarter", kind=DayCount((7, 14, 21), 60), required=True),
            Field(name="month", kind=DayCount((3, 5, 7), 15), required=True),
            Field(name="digest", kind=Hour(("08:00", "09:00", "10:00")), required=True),
            Field(name="evening", kind=Hour(("17:00", "18:00", "19:00")), required=True),
            Field(name="quiet", kind=Hours(NIGHTS), required=True),
        )
    )


async def _save_rules(work: Work, submission: Submission) -> SaveResult:
    said = submission.answers
    wanted = ReminderRules(
        before=said.get("before") or (),
        overdue=said.get("overdue") or (),
        quarter_before=said["quarter"],
        month_before=said["month"],
        digest=said["digest"],
        evening=said["evening"],
        quiet_from=said["quiet"][0],
        quiet_until=said["quiet"][1],
    )
    await rules.change_rules(work, wanted)
    return told("reminder-rules-saved")


QUIET = FormSpec(name="reminder-quiet", open=begin_empty, build=_quiet_form, save=_save_quiet)
ZONE = FormSpec(name="reminder-zone", open=begin_empty, build=_zone_form, save=_save_zone)
PAUSE = FormSpec(name="reminder-pause", open=begin_empty, build=_day_form, save=_save_pause)
LATER = FormSpec(name="reminder-later", open=begin_empty, build=_day_form, save=_save_later)
RULES = FormSpec(name="reminder-rules", open=_open_rules, build=_rules_form, save=_save_rules)
