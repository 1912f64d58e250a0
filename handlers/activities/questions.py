"""The questions of an activity: which of them are asked of what, in which order, and what stands under «Подробнее»."""

from collections.abc import Iterable
from datetime import date
from functools import cache, lru_cache
from typing import Any

from handlers.activities.handed import handed_options
from handlers.activities.names import options
from models.activities import (
    GROUPS,
    HELD_OR_JOINED,
    LINK_LENGTH,
    NAME_LENGTH,
    PARTNERS_LENGTH,
    PLACE_LENGTH,
    PRINTED,
    PUBLISHED,
    RESULT_LENGTH,
    TITLE_LENGTH,
    TOPICAL,
    Category,
    Evidence,
    Format,
    Group,
    Involvement,
    Level,
    Mode,
    Organisation,
    Type,
    likely_evidence,
    likely_participants,
    usual_involvement,
)
from models.forms.checklist import Checklist
from models.forms.company import FirstTime, Together
from models.forms.form import Field, Form
from models.forms.kinds import Option, TextKey, Values
from models.forms.lists import Counts, Split, Switches
from models.forms.moments import Minutes
from models.forms.records import Channel, Known, Published, Shares, Title
from models.forms.simple import Choice, Day, Line
from models.plan.beginning import named_people
from models.privacy import without_dedications
from models.requests.lists import LISTED
from models.words import Wording
from services.texts import spoken

NOBODY_COMES = frozenset(GROUPS[Group.INFORMING])
"""A leaflet or an article has no participants to count."""
USUAL = ("type", "title", "day", "district", "format", "attendance", "result", "evidence", "handouts")
ORDERS: tuple[tuple[frozenset[Type], tuple[str, ...]], ...] = (
    (TOPICAL, (*USUAL[:-1], "minutes")),
    (PUBLISHED, ("type", "channel", "title", "day", "district", "result", "evidence", "handouts")),
    (PRINTED, ("type", "title", "handouts", "day", "district", "result", "evidence")),
    (
        frozenset({Type.HOLIDAY, Type.FESTIVAL}),
        ("type", "title", "day", "district", "attendance", "evidence", "format", "result", "handouts"),
    ),
    (frozenset({Type.AGREEMENT}), ("type", "partners", "title", "day", "district", "result", "evidence")),
)
"""What is asked of whom, and when: of a page in the net its link and not where people sat."""


@cache
def _groups() -> dict[str, tuple[TextKey, tuple[str, ...]]]:
    return {name: (TextKey(f"group-{name}"), tuple(t.value for t in types)) for name, types in GROUPS.items()}


def _split(values: Values) -> Split:
    form = (values.get("format") or {}).get("format")
    if form == Format.MIXED:
        return "both"
    return "afar" if form == Format.REMOTE else "here"


def _type(values: Values) -> Type:
    return Type(values["type"]) if values.get("type") else Type.OTHER


def _order(values: Values) -> tuple[str, ...]:
    return next((order for types, order in ORDERS if _type(values) in types), USUAL)


def _meant(values: Values) -> dict[str, str | None]:
    """What of the circumstances goes without saying, and that only a supervision is of one or of a group."""
    supervision = _type(values) is Type.SUPERVISION
    return {"involvement": usual_involvement(_type(values)).value, **({} if supervision else {"mode": None})}


def _likely(values: Values) -> list[str]:
    usual = usual_involvement(_type(values))
    taken = (values.get("format") or {}).get("involvement", usual)
    return [kind.value for kind in likely_evidence(_type(values), Involvement(taken))]


def _likely_people(values: Values) -> list[str]:
    """Those whom the title names first, then those who mostly come to such a thing."""
    return [who.value for who in (*named_people(values.get("title") or ""), *likely_participants(_type(values)))]


def build(opening: Values) -> Form:
    """The questions; what they offer comes from the database."""

    def offered(name: str) -> list[Any]:
        return opening.get(name) or []

    districts, colleagues = _by_id(offered("districts")), _by_id(offered("colleagues"))
    groups, usual = _groups(), offered("usual")
    likely = tuple(date.fromisoformat(day) for day in offered("days"))
    topics = {kind.value: offered(kind.value) for kind in LISTED}
    published = Published(LINK_LENGTH, channels=[Channel(*one) for one in offered("channels")])
    fields = (
        Field(name="type", kind=Choice(options=options("type", Type), groups=groups, usual=usual), required=True),
        Field(name="channel", kind=published, when=lambda values: values.get("type") in PUBLISHED),
        Field(name="title", kind=Title(TITLE_LENGTH, shortest=3, topics=topics), required=True),
        Field(name="day", kind=Day(likely=likely), required=True),
        Field(
            name="district",
            kind=Choice(options=districts, none=TextKey("activity-no-district")),
            when=lambda _: bool(districts),
        ),
        *_course(tuple(offered("counted")), tuple(map(tuple, offered("stocked"))), spoken()),
        Field(name="districts", kind=Shares(districts), when=lambda _: len(districts) > 1),
        Field(name="place", kind=Known(PLACE_LENGTH, offers=offered("places"))),
        Field(name="programme", kind=Known(NAME_LENGTH, offers=offered("programmes"))),
        Field(name="series", kind=Known(NAME_LENGTH, offers=offered("series"))),
        Field(name="coauthors", kind=Together(colleagues), when=lambda _: bool(colleagues)),
    )
    return Form(fields, _order)


LONGEST_LINE = 1000
"""Characters of «что, когда, сколько»."""


def build_short(opening: Values) -> Form:
    """Its kind, and all the rest in one line."""
    return Form((build(opening).field("type"), Field(name="line", kind=Line(LONGEST_LINE, shortest=3), required=True)))


@lru_cache(maxsize=512)
def _course(counted: tuple[str, ...], stocked: tuple[tuple[str, ...], ...], _words: Wording) -> tuple[Field, ...]:
    """How it went: the same for everybody who counts the same people, in the same words."""
    circumstances = {
        "involvement": options("involvement", HELD_OR_JOINED),
        "mode": options("request-mode", Mode),
        "format": options("format", Format),
        "level": options("level", Level),
    }
    people = options("category", Category)
    return (
        Field(name="format", kind=Switches(circumstances, _meant), when=_somebody_comes),
        Field(name="attendance", kind=Counts(people, _split, _likely_people, counted), when=_somebody_comes),
        Field(name="result", kind=Line(RESULT_LENGTH)),
        Field(name="evidence", kind=Checklist(options("evidence", Evidence), PLACE_LENGTH, _likely)),
        Field(name="handouts", kind=Counts(handed_options(stocked))),
        Field(name="minutes", kind=Minutes(), when=_somebody_comes),
        Field(name="newcomers", kind=FirstTime(people), when=lambda values: bool(values.get("attendance"))),
        Field(name="organisations", kind=Shares(options("organisation", Organisation), how_many="form-how-many-of")),
        Field(name="partners", kind=Line(PARTNERS_LENGTH, shortest=3), allows=without_dedications),
    )


def _somebody_comes(values: Values) -> bool:
    return values.get("type") not in NOBODY_COMES


def _by_id(named: Iterable[tuple[int, str]]) -> list[Option]:
    return [Option(str(row_id), name) for row_id, name in named]
