"""The form of a link of many."""

from handlers.widgets.form.spec import FormBeginning, FormSpec, Once, SaveResult, Submission
from models.dates import in_words
from models.forms.form import Field, Form
from models.forms.kinds import Option, TextKey, Values
from models.forms.simple import Choice, Line
from models.people import NAME_LENGTH
from places.guests import SharedPlace
from services.guests import shared
from services.people import centers
from services.texts import texts
from services.work import Work

PLACES, DAYS = ("5", "10", "20", "50", "100"), ("1", "3", "7", "14", "30")
TITLES = ("role-curator", "post-methodist", "post-psychologist", "role-specialist")


async def _open(work: Work, _start: Values) -> FormBeginning:
    return FormBeginning(options={"districts": await centers.list_districts(work)})


def _form(options: Values) -> Form:
    districts = [Option(str(district), name) for district, name in options["districts"]]
    return Form(
        (
            Field(
                name="district",
                kind=Choice(options=districts, none=TextKey("shared-no-district")),
                when=lambda _: bool(districts),
            ),
            Field(
                name="title",
                kind=Line(NAME_LENGTH, offers=[texts().plain(key) for key in TITLES]),
                required=True,
                guarded=False,
            ),
            Field(name="places", kind=Choice(options=[Option(one, one) for one in PLACES]), required=True),
            Field(name="days", kind=Choice(options=[Option(one, one) for one in DAYS]), required=True),
        )
    )


async def _save(work: Work, submission: Submission) -> SaveResult:
    said = submission.answers
    district = int(said["district"]) if said.get("district") else None
    places, days = int(said["places"]), int(said["days"])
    made = await shared.make_shared(work, said["title"], district, places, days, submission.client_key)
    told = {"post": made.place, "places": places, "until": in_words(work.actor.local(made.expires_at).date())}
    again = (f"letter {SharedPlace(invite=made.id).pack()}", TextKey("invite-anew"))
    shown = TextKey("shared-shown", told)
    once = Once({"link": submission.link(made.code)}, shown, again)
    return SaveResult(word=TextKey("shared-saved", told), once=once, again=False)


SHARED = FormSpec(name="shared", open=_open, build=_form, save=_save)
