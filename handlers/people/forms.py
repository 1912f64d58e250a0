"""The forms of people: a new centre, an invite, and the name of who comes in."""

from handlers.activities.names import options
from handlers.people.kept import AboutJoin, AboutTenure
from handlers.widgets.form.spec import FormBeginning, FormSpec, Once, SaveResult, Submission, begin_empty
from models.access import Role
from models.codes import CodeHash
from models.errors import NotFound
from models.forms.form import Field, Form
from models.forms.kinds import Option, TextKey, Values
from models.forms.simple import Choice, Line, Lines
from models.people import INVITE_LIFE, NAME_LENGTH, Employment, Trade
from models.plan.responsibles import subject
from models.zones import ZONES
from places.people import CenterPlace, InvitePlace
from places.place import Place
from services.people import centers, invites, members
from services.people.invitation import Invitation
from services.plan import vacancies
from services.texts import label, texts
from services.work import Work

INVITED = (Role.CURATOR, Role.SPECIALIST, Role.COORDINATOR, Role.HEAD)
SPECIALISTS = ("methodist", "psychologist", "lawyer", "speech", "social")
MOST_DISTRICTS = 60
MOST_VACANCIES = 12
"""Vacancies of the plan that are offered, those with the most items; the others come under «Другое место»."""
VACANT = 40


def _center_form(_options: Values) -> Form:
    zones = [Option(zone, texts().plain(f"zone-{name}")) for zone, name in ZONES.items()]
    return Form(
        (
            Field(name="name", kind=Line(200, shortest=3), required=True, guarded=False),
            Field(name="districts", kind=Lines(NAME_LENGTH, MOST_DISTRICTS), required=True, guarded=False),
            Field(name="zone", kind=Choice(options=zones), required=True),
        )
    )


async def _found_center(work: Work, submission: Submission) -> SaveResult:
    made = await centers.found_center(
        work,
        submission.answers["name"],
        submission.answers["districts"],
        submission.answers["zone"],
        submission.client_key,
    )
    said = submission.answers
    stands = (made.center, await centers.read_founded(work, made.center))
    other = stands != (said["name"], (said["districts"], said["zone"]))
    told = {"center": made.center}
    word, shown = TextKey("center-stored" if other else "center-saved", told), TextKey("center-shown", told)
    return _with_link(made, submission, word, shown, CenterPlace(center=made.center_id), other=other)


async def _open_invite(work: Work, _start: Values) -> FormBeginning:
    found = (await vacancies.list_vacancies(work))[:MOST_VACANCIES]
    free = [[one.id, one.title, one.items, one.group or bool(subject(one.title).name)] for one in found]
    return FormBeginning(options={"districts": await centers.list_districts(work), "vacancies": free})


def _invite_form(options: Values) -> Form:
    roles = [Option(role.value, label("role", role)) for role in INVITED]
    districts = [Option(str(district), name) for district, name in options["districts"]]
    titles = [texts().plain(f"post-{name}") for name in SPECIALISTS]
    free = [
        Option(str(post), texts().plain("invite-vacant", title=title[:VACANT], count=count))
        for post, title, count, _ in options["vacancies"]
    ]
    names = {str(post) for post, _, _, named in options["vacancies"] if named}
    return Form(
        (
            Field(
                name="vacancy",
                kind=Choice(options=free, none=TextKey("invite-other"), width=1),
                when=lambda _: bool(free),
            ),
            Field(name="role", kind=Choice(options=roles), required=True, when=lambda v: not v.get("vacancy")),
            Field(
                name="district",
                kind=Choice(options=districts),
                required=True,
                when=lambda v: bool(districts) and not v.get("vacancy") and v.get("role") == Role.CURATOR,
            ),
            Field(
                name="title",
                kind=Line(NAME_LENGTH, offers=titles),
                required=True,
                when=lambda v: v.get("vacancy") in names or (not v.get("vacancy") and v.get("role") == Role.SPECIALIST),
                guarded=False,
            ),
            Field(name="guest", kind=Line(NAME_LENGTH), guarded=False),
            *tenure_fields(),
        ),
        lambda _: ("vacancy", "role", "district", "title", "guest"),
    )


def tenure_fields() -> tuple[Field, Field]:
    """Said under «Подробнее» or later: curators have a second job with the centre unless somebody says otherwise."""
    return (
        Field(name="employment", kind=Choice(options=options("employment", Employment))),
        Field(name="trade", kind=Choice(options=options("trade", Trade))),
    )


def said_tenure(said: Values) -> tuple[Employment | None, Trade | None]:
    """The answers to them, None where one was not said."""
    return (
        Employment(said["employment"]) if said.get("employment") else None,
        Trade(said["trade"]) if said.get("trade") else None,
    )


async def _open_tenure(work: Work, start: Values) -> FormBeginning:
    tenure, here = AboutTenure.read(start).holding, await members.list_members(work)
    found = next((one for one in here if one.tenure_id == tenure), None)
    if found is None:
        raise NotFound("people-gone")
    said = {"employment": found.employment, "trade": found.trade}
    return FormBeginning(values={name: value.value for name, value in said.items() if value}, review=True)


def _tenure_form(_options: Values) -> Form:
    return Form(tenure_fields())


async def _set_tenure(work: Work, submission: Submission) -> SaveResult:
    tenure = AboutTenure.read(submission.start).holding
    await members.set_tenure(work, tenure, *said_tenure(submission.answers))
    return SaveResult(word=TextKey("tenure-saved"), result={})


async def _invite(work: Work, submission: Submission) -> SaveResult:
    said, key = submission.answers, submission.client_key
    guest, tenure = said.get("guest", ""), said_tenure(said)
    if vacancy := said.get("vacancy"):
        title = said.get("title", "")
        return _invited(await invites.invite_to_vacancy(work, int(vacancy), title, guest, key, *tenure), submission)
    role = Role(said["role"])
    title = said.get("title") or label("role", role)
    district = int(said["district"]) if "district" in said else None
    return _invited(await invites.invite(work, role, title, district, guest, key, *tenure), submission)


def _invited(made: Invitation, submission: Submission) -> SaveResult:
    """Said of the stored row: a press before may have stored it, with other answers than those that stand here."""
    said = submission.answers
    if vacancy := said.get("vacancy"):
        # of a group it is a post of its own, by that title
        other = made.post != said["title"] if said.get("title") else made.post_id != int(vacancy)
    else:
        district = int(said["district"]) if "district" in said else None
        other = (made.role, made.district_id) != (Role(said["role"]), district)
        other = other or ("title" in said and said["title"] != made.post)
    return with_invite(made, submission, other=bool(other or ("guest" in said and said["guest"] != made.guest)))


def with_invite(made: Invitation, submission: Submission, *, other: bool) -> SaveResult:
    """The confirmation of an invite: its link is said this once."""
    word = TextKey("invite-stored" if other else "invite-saved", {"post": made.whom})
    shown = TextKey("invite-shown", {"post": made.whom})
    return _with_link(made, submission, word, shown, InvitePlace(invite=made.id), other=other)


def _with_link(
    made: Invitation, submission: Submission, word: TextKey, shown: TextKey, anew: Place, *, other: bool
) -> SaveResult:
    """The link is said this once. Where a press before has made it and somebody came in by it, none is."""
    again = (f"letter {anew.pack()}", TextKey("invite-anew"))
    if not made.code:
        return SaveResult(word=shown, other=other, onward=(again,))
    return SaveResult(
        word=word, once=Once({"link": submission.link(made.code), "days": INVITE_LIFE.days}, shown, again), other=other
    )


async def _open_join(_work: Work, start: Values) -> FormBeginning:
    about = AboutJoin.read(start)
    offers = list(dict.fromkeys(name for name in (about.guest, about.telegram_name) if name))
    return FormBeginning(options={"offers": offers})


def _join_form(options: Values) -> Form:
    name = Line(NAME_LENGTH, shortest=2, offers=options["offers"])
    return Form((Field(name="name", kind=name, required=True, guarded=False),))


async def _join(work: Work, submission: Submission) -> SaveResult:
    came = await invites.redeem_invite(
        work, CodeHash(AboutJoin.read(submission.start).code), submission.answers["name"]
    )
    key = ("join-arrived" if came.shared else "join-waits") if came.waits else "join-saved"
    onward = () if came.waits else (("steps", TextKey("steps-open")),)
    word = TextKey(key, {"center": came.center, "post": came.place})
    return SaveResult(word=word, again=False, onward=onward, came=not came.waits)


CENTER = FormSpec(name="center", open=begin_empty, build=_center_form, save=_found_center)
INVITE = FormSpec(name="invite", open=_open_invite, build=_invite_form, save=_invite)
TENURE = FormSpec(name="tenure", open=_open_tenure, build=_tenure_form, save=_set_tenure)
JOIN = FormSpec(name="join", open=_open_join, build=_join_form, save=_join)
