"""Reminders in words: the rules as dates, a day of the preview, a line of the log."""

from collections.abc import Sequence
from datetime import date, time, timedelta

from markupsafe import Markup

from handlers.reminders.getters import DeliveriesFacts, Deputised, HomeFacts, LateFacts, LateLine, WeekFacts
from handlers.widgets.text import lines, paragraphs
from models.calendar import last_working_day
from models.dates import in_words, short
from models.deadlines import ScheduleKind
from models.forms.kinds import TextKey
from models.forms.reminders import hour
from models.notifications import NoticeKind
from models.periods import Period, Span
from models.reminders.moments import PASSED, Expectation, Moment, Nudge, moments
from models.reminders.rules import ReminderRules
from models.zones import ZONES
from services.reminders.log import Delivery, kind_word
from services.reminders.overdue import Late
from services.reminders.preview import Foretold
from services.texts import label, texts
from services.work import Work

CONTENT = 70
BUTTON = 40
"""Characters of a post on its button."""
LONGEST = 3600


def stretch(hours: tuple[time, time]) -> str:
    """«с 20:00 до 8:00»."""
    return texts().plain("reminders-stretch", first=hour(hours[0]), last=hour(hours[1]))


def own_text(_work: Work, shown: HomeFacts) -> Markup:
    """How the person is reminded."""
    own = shown.own
    return texts().html(
        "reminders-own",
        on=str(own.rules.enabled).lower(),
        pace=own.pace.value.replace("_", "-"),
        digest=hour(own.rules.digest_time),
        quiet=stretch(own.quiet or own.rules.quiet),
    )


def clock_text(_work: Work, shown: HomeFacts) -> Markup | None:
    """By which clock they live, where it is not the centre's."""
    zone = shown.own.zone
    if zone is None:
        return None
    named = texts().plain(f"zone-{ZONES[zone]}") if zone in ZONES else zone
    return texts().html("reminders-zone-own", zone=named)


def paused_text(_work: Work, shown: HomeFacts) -> Markup | None:
    """Until when they are not."""
    until = shown.own.away_until
    return texts().html("reminders-paused", day=in_words(until)) if until else None


def rules_text(work: Work, rules: ReminderRules) -> Markup:
    """The rules as the dates of three items of the next month or quarter."""
    ahead = Period.around(Span.QUARTER, work.today).after()
    month, month_end = ahead.first, last_working_day(ahead.first.year, ahead.first.month)
    dated = Expectation(opens=month, closes=month_end, due=month_end, kind=ScheduleKind.WINDOW)
    every_month = Expectation(opens=month, closes=_last_day(month), due=month_end, kind=ScheduleKind.RECURRING)
    quarter_end = last_working_day(ahead.last.year, ahead.last.month)
    every_quarter = Expectation(opens=ahead.first, closes=ahead.last, due=quarter_end, kind=ScheduleKind.WINDOW)
    named = texts().plain("form-month", month=month.month, year=str(month.year))
    called = texts().plain("period-quarter", number=ahead.number, year=str(ahead.year))
    quiet = stretch(rules.quiet)
    return paragraphs(
        texts().html("reminders-rules", digest=hour(rules.digest_time), evening=hour(rules.evening_time), quiet=quiet),
        _example("dated", dated, rules, in_words(month_end)),
        _example("quarterly", every_quarter, rules, called),
        _example("monthly", every_month, rules, named),
        texts().html("reminders-rules-more"),
    )


def _last_day(month: date) -> date:
    return (month + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def _example(name: str, expected: Expectation, rules: ReminderRules, what: str) -> Markup:
    found = moments(expected, rules)
    return texts().html(
        f"reminders-rules-{name}",
        what=what,
        before=_days([one for one in found if one.nudge not in PASSED]),
        after=_days([one for one in found if one.nudge in PASSED]),
    )


def _days(found: Sequence[Moment]) -> str:
    days = dict.fromkeys(f"{one.day:%d.%m}" for one in found if one.nudge is not Nudge.HELD)
    return ", ".join(days) or texts().plain("reminders-never")


def switched_text(_work: Work, shown: WeekFacts) -> Markup:
    """Whether anybody is told anything."""
    return texts().html("reminders-week-head", on=str(shown.on).lower())


def day_text(_work: Work, week: WeekFacts) -> Markup:
    """A day of the preview: who would be told what, as much as a message holds."""
    if not week.page.items:
        return texts().html("reminders-week-empty")
    ahead = week.page.items[0]
    shown: list[Markup] = [texts().html("reminders-week-day", day=in_words(ahead.day))]
    length, left = 0, sum(len(told) for _, told in ahead.people)
    for name, told in ahead.people:
        block = lines(texts().html("reminders-week-person", name=name), *[_foretold(one) for one in told])
        length += len(block.striptags())
        if length > LONGEST:
            return paragraphs(*shown, texts().html("digest-more", count=left))
        shown.append(block)
        left -= len(told)
    return paragraphs(*shown)


def _foretold(one: Foretold) -> Markup:
    content, what = one.content[:CONTENT].rstrip(" ."), what_of(one.kind)
    if not content:
        return texts().html("reminders-week-only", what=what)
    if one.due is None:
        return texts().html("reminders-week-undated", content=content, what=what)
    return texts().html("reminders-week-line", content=content, what=what, due=short(one.due))


def late_text(work: Work, shown: LateFacts) -> Markup | None:
    """A line each."""
    return lines(*[_late(work, one.late, one.number) for one in shown.page.items]) or None


def late_way(_work: Work, one: LateLine) -> TextKey:
    """By its number."""
    return TextKey("reminders-late-ask" if one.reminds else "reminders-late-open", {"number": one.number})


def _late(work: Work, late: Late, number: int) -> Markup:
    whom = ", ".join(late.whom)[:CONTENT] or texts().plain("reminders-nobody")
    days = (work.today - late.due).days
    return texts().html(
        "reminders-late-line",
        number=str(number),
        content=late.content[:CONTENT].rstrip(" ."),
        due=short(late.due),
        days=days,
        whom=whom,
    )


def log_text(_work: Work, shown: DeliveriesFacts) -> Markup:
    """Whose log it is."""
    key = "reminders-log" if shown.page.items else "reminders-log-empty"
    return texts().html(key, person=shown.person or texts().plain("reminders-everybody"))


def deliveries_text(work: Work, shown: DeliveriesFacts) -> Markup | None:
    """A line each."""
    return lines(*[_delivery(work, one) for one in shown.page.items]) or None


def _delivery(work: Work, one: Delivery) -> Markup:
    """When, to whom, what, how it ended and why."""
    # what Telegram and the sender give as a reason is for the log of the machine; the status says it to people
    told = one.reason and not one.reason.isascii()
    reason = texts().html("reminders-log-reason", reason=one.reason) if told else Markup("")
    return texts().html(
        "reminders-log-line",
        at=f"{work.actor.local(one.at):%d.%m %H:%M}",
        person=one.person,
        what=what_of(one.kind),
        content=one.content[:CONTENT],
        status=label("reminders-status", one.status),
        reason=reason,
    )


def what_of(kind: NoticeKind) -> str:
    """The kind of a message; one of another area is called by its area."""
    return label("reminders-kind", kind_word(kind))


def post_text(_work: Work, one: Deputised) -> str:
    """«Психолог (вакансия) → координатор»."""
    deputy = one.deputy or texts().plain("reminders-coordinator")
    vacant = "" if one.post.holders else f" ({texts().plain('plan-vacant')})"
    return f"{one.post.place[:BUTTON]}{vacant} → {deputy[:BUTTON]}"
