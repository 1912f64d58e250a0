"""Forms of the coordinator's lists: who answers what, and the topics."""

from collections.abc import Callable

from handlers.activities.names import options
from handlers.requests.kept import AboutTopics
from handlers.widgets.form.spec import FormBeginning, FormSpec, SaveResult, Submission, told
from models.forms.form import Field, Form
from models.forms.kinds import Option, TextKey, Values
from models.forms.pick import Pick
from models.forms.simple import Choice, Lines
from models.requests.lists import LISTED, MOST_TOPICS
from models.requests.tables import TOPIC_LENGTH, RequestKind
from services.people.centers import list_districts
from services.requests import routing
from services.work import Work


async def _open_answerer(work: Work, _start: Values) -> FormBeginning:
    topics = await routing.list_topics(work)
    return FormBeginning(
        options={
            "posts": await routing.list_answering_posts(work),
            "districts": await list_districts(work),
            "supervision": topics.supervision,
            "consultation": topics.consultation,
        }
    )


def _answerer_form(given: Values) -> Form:
    posts = [Option(str(post), title) for post, title in given["posts"]]
    districts = [Option(str(district), name) for district, name in given["districts"]]

    def asked_for(kind: RequestKind) -> Callable[[Values], bool]:
        return lambda values: bool(values.get("kind") == kind)

    topics = [
        Field(
            name=f"topic-{kind.value}",
            kind=Pick(given[kind.value], TextKey("answerer-any-topic")),
            when=asked_for(kind),
        )
        for kind in LISTED
    ]
    return Form(
        (
            Field(name="kind", kind=Choice(options=options("request-kind", RequestKind)), required=True),
            Field(name="post", kind=Choice(options=posts), required=True),
            *topics,
            Field(
                name="district",
                kind=Choice(options=districts, none=TextKey("answerer-any-district")),
                when=lambda _: bool(districts),
            ),
        )
    )


async def _add_answerer(work: Work, submission: Submission) -> SaveResult:
    said: Values = submission.answers
    topic = next((value for name, value in said.items() if name.startswith("topic-")), "")
    district = int(said["district"]) if said.get("district") else None
    await routing.add_answerer(work, RequestKind(said["kind"]), int(said["post"]), topic, district)
    return told("answerer-added")


async def _open_topics(work: Work, start: Values) -> FormBeginning:
    topics = (await routing.list_topics(work)).of(AboutTopics.read(start).kind)
    return FormBeginning(values={"topics": list(topics)}, review=True, stored=True)


def _topics_form(_given: Values) -> Form:
    return Form((Field(name="topics", kind=Lines(TOPIC_LENGTH, MOST_TOPICS), required=True),))


async def _set_topics(work: Work, submission: Submission) -> SaveResult:
    await routing.set_topics(work, AboutTopics.read(submission.start).kind, submission.answers["topics"])
    return told("request-topics-saved")


ANSWERER = FormSpec(name="answerer", open=_open_answerer, build=_answerer_form, save=_add_answerer)
TOPICS = FormSpec(
    name="request-topics", open=_open_topics, build=_topics_form, save=_set_topics, free=frozenset({"topics"})
)
LISTS = (ANSWERER, TOPICS)
