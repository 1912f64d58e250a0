"""Leave: from a day to a day, with a deputy; and a list of many, as a coordinator writes it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import JSON, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Holds
from models.dates import BARE, parse_day
from models.errors import DomainError
from models.stored import JsonObject

LONGEST = timedelta(days=3 * 366)
"""A leave to bring up a child lasts three years."""
FARTHEST = timedelta(days=366)
"""How long before it begins a leave may be planned."""
MOST = 100
"""Lines of a list: a centre has some forty people."""
LINE = 200
"""Characters of a line that are looked at."""
BETWEEN = re.compile(r"\s+по\s+|\s*[–—-]\s*(?=\d)|\s+до\s+")


class Leave(Base):
    """Somebody is away from the first day to the last, both included (отпуск)."""

    __tablename__ = "leaves"
    __table_args__ = (Index(None, "person_id", "ended_at"), Index(None, "center_id", "last"))
    id: Mapped[int] = mapped_column(primary_key=True)
    center_id: Mapped[int] = mapped_column(ForeignKey("centers.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    first: Mapped[date]
    last: Mapped[date]
    deputy_id: Mapped[int | None] = mapped_column(ForeignKey("posts.id"))
    """The post that stands in meanwhile; else each post's own deputy, or the coordinator."""
    before: Mapped[JsonObject] = mapped_column(JSON, default=dict, info={Holds.IDS: True})
    """The deputies that the person's posts had, by post: they have them again afterwards."""
    client_key: Mapped[str] = mapped_column(String(80), unique=True)
    made_at: Mapped[datetime]
    made_by: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    begun_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    """When the person was back, or it was called off."""

    def check(self, today: date) -> None:
        """Raise DomainError for days that can be no leave, seen from today."""
        check_days(self.first, self.last, today)

    def finish(self, now: datetime) -> None:
        """The person is back. Raises DomainError for a second time."""
        if self.ended_at is not None:
            raise DomainError("leave-over")
        self.ended_at = now


def check_days(first: date, last: date, today: date) -> None:
    """Raise DomainError for days that can be no leave, seen from today."""
    if last < first:
        raise DomainError("leave-backwards")
    if last < today:
        raise DomainError("leave-past")
    if last - first > LONGEST or first - today > FARTHEST:
        raise DomainError("leave-far")


def read_days(text: str, today: date) -> tuple[date, date]:
    """The days of «1–14 июля», «с 1 июля по 14 июля», «25.12 – 10.01»: the last day is the nearest not before today,
    the first the nearest not after it. One day is a leave of a day. Raises ValueError for what is none, DomainError as
    `check_days`."""
    plain = " ".join(text.casefold().replace("\u2212", "-").split()).removeprefix("с ").removeprefix("со ")
    parts = [part for part in BETWEEN.split(plain) if part]
    if len(parts) not in (1, 2):
        raise ValueError(text)
    last = parse_day(parts[-1], today, ahead=True)
    head = parts[0]
    first = last if len(parts) == 1 else last.replace(day=int(head)) if BARE.fullmatch(head) else parse_day(head, last)
    check_days(first, last, today)
    return first, last


@dataclass(frozen=True)
class Colleague:
    """Somebody of the centre, with the posts that they hold today."""

    id: int
    name: str
    posts: tuple[tuple[int, str], ...]


@dataclass(frozen=True, kw_only=True)
class LeaveLine:
    """A line of a list as it was understood; `trouble` is why it was not."""

    number: int
    words: str
    person: Colleague | None = None
    first: date | None = None
    last: date | None = None
    deputy_id: int | None = None
    deputy: str = ""
    trouble: str = ""

    @property
    def well(self) -> bool:
        """Whether it can be stored as it is."""
        return not self.trouble


def read_lines(text: str, colleagues: Sequence[Colleague], today: date) -> list[LeaveLine]:
    """Every line of «Фамилия; с–по; заместитель»; empty ones and a heading are passed over. Raises DomainError for a
    list without a line, and for one of too many."""
    lines = [line[:LINE] for line in text.replace("\r", "\n").split("\n") if line.strip()]
    if lines and re.match(r"\W*(?:фамилия|фио|ф\. ?и\. ?о|сотрудник)\b", lines[0].casefold()):
        lines = lines[1:]
    if not lines:
        raise DomainError("leaves-empty")
    if len(lines) > MOST:
        raise DomainError("leaves-too-many", most=MOST)
    found: list[LeaveLine] = []
    for number, line in enumerate(lines, 1):
        found.append(_unlike(_line(number, line, colleagues, today), found))
    return found


def _unlike(one: LeaveLine, before: Sequence[LeaveLine]) -> LeaveLine:
    """The same person twice on the same days is one leave: the second line is not stored."""
    twice = one.well and any(
        other.well
        and other.person == one.person
        and other.first is not None
        and other.last is not None
        and one.first is not None
        and one.last is not None
        and other.first <= one.last
        and one.first <= other.last
        for other in before
    )
    return LeaveLine(number=one.number, words=one.words, trouble="twice") if twice else one


def _line(number: int, words: str, colleagues: Sequence[Colleague], today: date) -> LeaveLine:
    cells = [cell.strip() for cell in re.split(r"[;\t|]", words)]
    name, days, deputy, more = [*cells, "", "", "", ""][:4]
    if _is_day(deputy, today):  # «с» and «по» in columns of their own
        days, deputy = f"{days} – {deputy}", more
    who = named(name, colleagues)
    if len(who) != 1:
        return LeaveLine(number=number, words=words, trouble="several" if who else "nobody")
    try:
        first, last = read_days(days, today)
    except ValueError:
        return LeaveLine(number=number, words=words, trouble="days")
    except DomainError as error:
        return LeaveLine(number=number, words=words, trouble=error.key.removeprefix("leave-"))
    stands_in = [one for one in named(deputy, colleagues) if one.posts] if deputy else []
    if deputy and (len(stands_in) != 1 or stands_in[0] == who[0]):
        return LeaveLine(number=number, words=words, trouble="deputy")
    return LeaveLine(
        number=number,
        words=words,
        person=who[0],
        first=first,
        last=last,
        deputy_id=stands_in[0].posts[0][0] if stands_in else None,
        deputy=stands_in[0].name if stands_in else "",
    )


def _is_day(words: str, today: date) -> bool:
    try:
        parse_day(words, today, ahead=True)
    except ValueError:
        return False
    return True


def named(words: str, colleagues: Sequence[Colleague]) -> list[Colleague]:
    """Who is called so: every word is a word of the name, or an initial of one; of nothing nobody."""
    said = _words(words)
    found = [one for one in colleagues if said and all(_is_of(word, _words(one.name)) for word in said)]
    whole = [one for one in found if sorted(_words(one.name)) == sorted(said)]
    return whole or found


def _words(text: str) -> list[str]:
    return re.findall(r"[а-яa-z-]+", text.casefold().replace("ё", "е"))


def _is_of(word: str, name: Sequence[str]) -> bool:
    return word in name or (len(word) == 1 and any(part.startswith(word) for part in name))


def restored(before: Mapping[str, object]) -> dict[int, int | None]:
    """Posts with the deputies that they had before."""
    return {int(post): deputy if isinstance(deputy, int) else None for post, deputy in before.items()}
