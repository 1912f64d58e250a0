"""The forms of districts and posts: a new one, another name, and a link to a post."""

from handlers.people.forms import said_tenure, tenure_fields, with_invite
from handlers.people.staffing_kept import AboutDistrict, AboutPost
from handlers.widgets.form.spec import FormBeginning, FormSpec, SaveResult, Submission, begin_empty, told
from models.access import Role
from models.forms.form import Field, Form
from models.forms.kinds import Option, TextKey, Values
from models.forms.simple import Choice, Line
from models.people import NAME_LENGTH, SHORTEST_NAME
from services.people import districts, invites, overview, posts
from services.texts import label, texts
from services.work import Work

ROLES = (Role.CURATOR, Role.SPECIALIST, Role.COORDINATOR, Role.HEAD)
OFFERED = ("methodist", "psychologist", "lawyer", "speech", "social")


def _name(offers: tuple[str, ...] = ()) -> Field:
    line = Line(NAME_LENGTH, shortest=SHORTEST_NAME, offers=offers)
    return Field(name="name", kind=line, required=True, guarded=False)


def _named(_options: Values) -> Form:
    return Form((_name(),))


async def _add_district(work: Work, submission: Submission) -> SaveResult:
    name = submission.answers["name"]
    await districts.add_district(work, name)
    return told("staffing-district-added", name=name)


async def _open_district(work: Work, start: Values) -> FormBeginning:
    found = await overview.open_district(work, AboutDistrict.read(start).district)
    return FormBeginning(about=TextKey("staffing-about", {"name": found.name}))


async def _rename_district(work: Work, submission: Submission) -> SaveResult:
    about = AboutDistrict.read(submission.start)
    name = await districts.rename_district(work, about.district, submission.answers["name"])
    return told("staffing-renamed", name=name)


async def _open_new(work: Work, start: Values) -> FormBeginning:
    found = await overview.open_district(work, AboutDistrict.read(start).district)
    about = TextKey("staffing-about", {"name": found.name}) if found.id else None
    return FormBeginning(options={"district": found.id}, about=about)


def _post_form(options: Values) -> Form:
    """A curator belongs to a district."""
    roles = [one for one in ROLES if options["district"] or one is not Role.CURATOR]
    offers = tuple(texts().plain(f"post-{name}") for name in OFFERED)
    return Form(
        (
            Field(
                name="role",
                kind=Choice(options=[Option(one.value, label("role", one)) for one in roles]),
                required=True,
            ),
            Field(
                name="name", kind=Line(NAME_LENGTH, shortest=SHORTEST_NAME, offers=offers), required=True, guarded=False
            ),
        )
    )


async def _add_post(work: Work, submission: Submission) -> SaveResult:
    said, district = submission.answers, AboutDistrict.read(submission.start).district
    await posts.add_post(work, Role(said["role"]), said["name"], district or None)
    return told("staffing-post-added", title=said["name"])


async def _open_post(work: Work, start: Values) -> FormBeginning:
    found = await overview.open_post(work, AboutPost.read(start).post)
    return FormBeginning(about=TextKey("staffing-about", {"name": found.place}))


async def _rename_post(work: Work, submission: Submission) -> SaveResult:
    title = await posts.rename_post(work, AboutPost.read(submission.start).post, submission.answers["name"])
    return told("staffing-renamed", name=title)


def _invite_form(_options: Values) -> Form:
    guest = Field(name="guest", kind=Line(NAME_LENGTH), guarded=False)
    return Form((guest, *tenure_fields()), lambda _: ("guest",))


async def _invite(work: Work, submission: Submission) -> SaveResult:
    said, post = submission.answers, AboutPost.read(submission.start).post
    made = await invites.invite_to_vacancy(
        work, post, "", said.get("guest", ""), submission.client_key, *said_tenure(said)
    )
    return with_invite(made, submission, other=made.post_id != post)


DISTRICT = FormSpec(name="district", open=begin_empty, build=_named, save=_add_district)
DISTRICT_NAME = FormSpec(name="district-name", open=_open_district, build=_named, save=_rename_district)
POST = FormSpec(name="post", open=_open_new, build=_post_form, save=_add_post)
POST_NAME = FormSpec(name="post-name", open=_open_post, build=_named, save=_rename_post)
POST_INVITE = FormSpec(name="post-invite", open=_open_post, build=_invite_form, save=_invite)
STAFFING = (DISTRICT, DISTRICT_NAME, POST, POST_NAME, POST_INVITE)
