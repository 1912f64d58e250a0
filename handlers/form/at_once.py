"""A form that is stored without its windows: one of several cards, of which each keeps its own key."""

from handlers.context import Bag
from handlers.form.told import begun_with, said_in, with_days
from handlers.widgets.form.spec import FormSpec, SaveResult, Submission
from handlers.widgets.phrases import Way
from handlers.widgets.text import button
from models.forms.form import Draft, Form
from models.forms.kinds import TextKey
from models.phrases import Told
from services.work import Work


def start_of_form(way: Way, key: str = "") -> Bag:
    """What its form is started with."""
    return {**way.start, "form": way.form, "said": way.said, **({"key": key} if key else {})}


async def begun(work: Work, spec: FormSpec, way: Way, opened: Bag | None = None) -> tuple[Form, Draft, Bag]:
    """The form with what was said in it, and the answers that it began with. What is loaded for one card serves the
    others of its kind (`opened`)."""
    cached = opened if opened is not None else {}
    start, name = start_of_form(way), way.form if not way.start else ""
    opening = cached.get(name) or await spec.open(work, start)
    if name:
        cached[name] = opening
    told = said_in(start) or Told()
    form = spec.build(with_days(opening.options, told))
    return form, begun_with(form, opening, told), opening.values


async def store_at_once(work: Work, spec: FormSpec, way: Way, key: str, start_link: str) -> SaveResult | TextKey:
    """Store it as its own window would: once for its key. What has to be said first comes back as a word: a question
    that is open, or a twin."""
    form, draft, before = await begun(work, spec, way)
    if draft["step"]:
        called = form.field(draft["step"]).label or TextKey(f"{spec.name}-{draft['step']}")
        return TextKey("phrase-card-lacks", {"field": button(called)})
    submission = Submission(
        answers=form.answers(draft),
        before=before,
        start=start_of_form(way, key),
        client_key=f"{work.actor.account}:{key}",
        start_link=start_link,
    )
    if (stored := await spec.stored(work, submission)) is not None:
        return stored
    return await spec.twin(work, submission) or await spec.save(work, submission)
