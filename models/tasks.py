"""Tasks of posts (поручения): what a meeting decided, who does it, and by which day."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from models.access import Role
from models.dates import parse_day
from models.deadlines import ScheduleKind
from models.errors import DomainError
from models.plan.draft import EVERYONE, Choice
from models.plan.matching import PostOffer, match_post
from models.reminders.moments import Expectation, Moment, moments
from models.reminders.rules import ReminderRules

LONGEST = 300
"""Characters of what is to be done."""
SHORTEST = 3
MOST = 30
"""Decisions of one list: a meeting takes some five."""
LINE = 500
"""Characters of a line that are looked at."""
FARTHEST = timedelta(days=366)
_DAY = timedelta(days=1)
_APART = (re.compile(r"\s*[;\t|]\s*"), re.compile(r"\s+[–—-]\s+"))
_BY = re.compile(r"^(?:срок\w*|до|к|не позднее|не позже|по)\b[\s:]*", re.IGNORECASE)
_WHO = re.compile(r"^(?:отв(?:етственн\w*)?\.?|исполнител\w*|кто)\b[\s:]*", re.IGNORECASE)
_NUMBERED = re.compile(r"^\s*(?:\d{1,2}(?:\.\d{1,2})?[.)]|[-•*])\s*")
_HEADING = re.compile(r"^\W*(?:решили|постановили|решение|что|поручение)\W*(?:;|$)", re.IGNORECASE)


def task_moments(due: date, rules: ReminderRules) -> list[Moment]:
    """When a task is told of: as a date of the plan is, and its year's end does not end it."""
    expected = Expectation(opens=due - _DAY, closes=due, due=due, kind=ScheduleKind.DEADLINE, school=due.month >= 9)
    return moments(expected, rules)


def check_due(due: date, today: date) -> None:
    """Raise DomainError for a day that no task can be due on, seen from today."""
    if due < today:
        raise DomainError("task-past")
    if due - today > FARTHEST:
        raise DomainError("task-far")


@dataclass(frozen=True, kw_only=True)
class DecisionLine:
    """A line of «решили» as it was understood; `trouble` is why it was not."""

    number: int
    words: str
    what: str = ""
    posts: tuple[int, ...] = ()
    """Whoever does it: each of them has a task of their own."""
    who: str = ""
    due: date | None = None
    trouble: str = ""

    @property
    def well(self) -> bool:
        """Whether it can be stored as it is."""
        return not self.trouble


def read_decisions(text: str, offers: Sequence[PostOffer], today: date) -> list[DecisionLine]:
    """Every line of «что; кто; до какого числа», in whatever order the last two stand. Raises DomainError for a list
    without a line, and for one of too many."""
    lines = [line.strip()[:LINE] for line in text.replace("\r", "\n").split("\n")]
    lines = [line for line in lines if line and not _HEADING.match(line)]
    if not lines:
        raise DomainError("tasks-empty")
    if len(lines) > MOST:
        raise DomainError("tasks-too-many", most=MOST)
    found: list[DecisionLine] = []
    for number, line in enumerate(lines, 1):
        one = _decision(number, line, offers, today)
        same = any(other.well and (other.what, other.posts) == (one.what, one.posts) for other in found)
        found.append(DecisionLine(number=number, words=line, trouble="twice") if one.well and same else one)
    return found


def _decision(number: int, line: str, offers: Sequence[PostOffer], today: date) -> DecisionLine:
    cells = _cells(_NUMBERED.sub("", line))
    if len(cells) != 3:
        return DecisionLine(number=number, words=line, trouble="parts")
    what, first, second = cells
    due, who = _due(second, today), first
    if due is None and (turned := _due(first, today)) is not None:
        due, who = turned, second
    if not SHORTEST <= len(what) <= LONGEST:
        return DecisionLine(number=number, words=line, trouble="long" if len(what) > LONGEST else "parts")
    if due is None:
        return DecisionLine(number=number, words=line, trouble="day")
    try:
        check_due(due, today)
    except DomainError as error:
        return DecisionLine(number=number, words=line, trouble=error.key.removeprefix("task-"))
    who = _WHO.sub("", who)
    match = match_post(who, offers)
    posts = _posts(match.choice, offers)
    if not posts or not match.sure:
        near = ", ".join(one.title for one in offers if one.id in posts[:3])
        return DecisionLine(number=number, words=line, who=near or who, trouble="unsure" if posts else "nobody")
    return DecisionLine(number=number, words=line, what=what, posts=posts, who=who, due=due)


def _cells(line: str) -> list[str]:
    """The parts of a line: by semicolons, tabs and bars, else by dashes that stand alone."""
    for apart in _APART:
        cells = [cell.strip(" .,") for cell in apart.split(line)]
        if cells and not cells[-1]:
            cells.pop()
        if len(cells) == 3:
            return cells
    return []


def _due(words: str, today: date) -> date | None:
    try:
        return parse_day(_BY.sub("", words), today, ahead=True)
    except ValueError:
        return None


def _posts(choice: Choice, offers: Sequence[PostOffer]) -> tuple[int, ...]:
    """The posts that a responsible means: a task is never a group's, each of its posts has one."""
    single = {one.id: one for one in offers}
    if isinstance(choice, list):
        return tuple(post for post in choice if post in single and not single[post].group)
    if isinstance(choice, int):
        group = single.get(choice)
        members = group.members if group is not None and group.group else ()
        return members or ((choice,) if group is not None and not group.group else ())
    role = next((role for role, everyone in EVERYONE.items() if everyone == choice), None)
    if role is not None:
        return _of_role(role, offers)
    post = str(choice).partition("@")[0]
    return (int(post),) if post.isdigit() and int(post) in single else ()


def _of_role(role: Role, offers: Sequence[PostOffer]) -> tuple[int, ...]:
    return tuple(one.id for one in offers if one.role is role and not one.group)
