"""The questions that forms of an event ask: for whom it is, when and where, on what terms."""

from collections.abc import Callable

from handlers.activities.names import options
from models.activities import LINK_LENGTH, PLACE_LENGTH, Format
from models.events.audience import INVITED
from models.events.kinds import Reach
from models.forms.company import Together
from models.forms.events import AnswerBy, At, Seats
from models.forms.form import Field
from models.forms.kinds import Option, TextKey, Values
from models.forms.lists import Several
from models.forms.simple import Choice, Line
from models.stored import Answers
from services.events import options as event_options
from services.people.centers import list_districts
from services.texts import label
from services.work import Work


async def offered(work: Work) -> Answers:
    """What every form of an event offers."""
    found = await event_options.list_offered(work)
    return {
        "districts": await list_districts(work),
        "posts": found.posts,
        "hosts": found.hosts,
        "places": found.places,
        "own": found.own,
    }


def audience_fields(given: Values) -> tuple[Field, ...]:
    """For whom: everybody, roles in districts, posts by hand."""
    return (
        Field(name="reach", kind=Choice(options=_reaches(tuple(Reach)), width=1), required=True),
        *who_fields(given),
    )


def who_fields(given: Values) -> tuple[Field, ...]:
    """Which roles in which districts, or which posts, once it is said that it is for some."""
    roles = [Option(role.value, label("event-role", role)) for role in INVITED]
    districts = [Option(str(one), name) for one, name in given["districts"]]
    posts = [Option(str(one), name) for one, name in given["posts"]]
    return (
        Field(name="roles", kind=Several(roles), when=_reach_is(Reach.CHOSEN)),
        Field(name="districts", kind=Together(districts, most=20), when=_reach_is(Reach.CHOSEN)),
        Field(name="posts", kind=Together(posts, most=8), required=True, when=_reach_is(Reach.POSTS)),
    )


def _reaches(reaches: tuple[Reach, ...]) -> list[Option]:
    return [Option(one.value, label("event-reach", one)) for one in reaches]


def _reach_is(reach: Reach) -> Callable[[Values], bool]:
    return lambda values: values.get("reach") == reach.value


def where_fields(given: Values) -> tuple[Field, ...]:
    """When and where it is held."""
    formats = options("format", Format)
    return (
        Field(name="at", kind=At(), required=True),
        Field(name="format", kind=Choice(options=formats, width=1), required=True),
        Field(
            name="place",
            kind=Line(PLACE_LENGTH, shortest=2, offers=tuple(given["places"])),
            when=lambda values: values.get("format") != Format.REMOTE.value,
        ),
        Field(
            name="link",
            kind=Line(LINK_LENGTH, shortest=5),
            when=lambda values: values.get("format") not in (None, Format.IN_PERSON.value),
        ),
    )


def district_kind(given: Values) -> Choice:
    """In which district it is held: the record of it counts for that one."""
    found = [Option(str(one), name) for one, name in given["districts"]]
    return Choice(options=found, none=TextKey("event-no-district"))


def terms_fields(given: Values) -> tuple[Field, ...]:
    """Seats of the room, the last day of answering, who holds it."""
    posts = [Option(str(one), name) for one, name in given["hosts"]]
    return (
        Field(name="seats", kind=Seats()),
        Field(name="until", kind=AnswerBy()),
        Field(name="hosts", kind=Together(posts, most=8), required=True),
    )
