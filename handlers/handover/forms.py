"""The form by which a post is handed over: for whom the link is, and how long both are there."""

from handlers.handover.kept import AboutHandover
from handlers.widgets.form.spec import FormBeginning, FormSpec, Once, SaveResult, Submission
from models.forms.form import Field, Form
from models.forms.kinds import Option, TextKey, Values
from models.forms.simple import Choice, Line
from models.handover import OVERLAPS
from models.people import INVITE_LIFE, NAME_LENGTH
from places.people import InvitePlace
from services.handover import giving
from services.texts import texts
from services.work import Work


async def _open(work: Work, start: Values) -> FormBeginning:
    about = AboutHandover.read(start)
    found = await giving.read_bundle(work, about.post, about.tenure or None)
    about_it = TextKey("handover-about", {"place": found.place, "leaver": found.leaver or "none"})
    return FormBeginning(options={"held": bool(about.tenure)}, about=about_it)


def _build(options: Values) -> Form:
    days = [Option(str(one), texts().plain("handover-days", days=one)) for one in OVERLAPS]
    return Form(
        (
            Field(name="guest", kind=Line(NAME_LENGTH), guarded=False),
            Field(name="overlap", kind=Choice(options=days), required=True, when=lambda _: bool(options["held"])),
        ),
        lambda _: ("guest", "overlap"),
    )


async def _save(work: Work, submission: Submission) -> SaveResult:
    about, said = AboutHandover.read(submission.start), submission.answers
    overlap = int(said.get("overlap") or 0)
    made = await giving.begin(
        work, about.post, about.tenure or None, said.get("guest") or "", overlap, submission.client_key
    )
    again = (f"letter {InvitePlace(invite=made.id).pack()}", TextKey("invite-anew"))
    onward = (("handover", TextKey("handover-all")),)
    shown = TextKey("handover-shown", {"place": made.whom})
    if not made.code:
        return SaveResult(word=shown, again=False, onward=(again, *onward))
    once = Once({"link": submission.link(made.code), "days": INVITE_LIFE.days}, shown, again)
    return SaveResult(
        word=TextKey("handover-saved", {"place": made.whom, "overlap": overlap}), once=once, again=False, onward=onward
    )


HANDOVER = FormSpec(name="handover", open=_open, build=_build, save=_save)
