"""«Текст новости»: a record as the centre's page tells it, and the link of what was published."""

from dataclasses import dataclass

from aiogram_dialog import DialogManager
from magic_filter import F

from handlers.activities.handlers import mine_of
from handlers.activities.kept import AboutActivity, RecordsKept
from handlers.activities.states import My
from handlers.widgets.buttons import Button, to
from handlers.widgets.form.spec import FormBeginning, FormSpec, SaveResult, Submission, open_form, told
from handlers.widgets.text import Text
from handlers.widgets.window import Keys, Window
from models.activities import LINK_LENGTH
from models.dates import in_words
from models.forms.form import Field, Form
from models.forms.kinds import Values
from models.forms.records import Channel, Published
from services.activities import options as activity_options
from services.news import writing as news
from services.texts import label
from services.work import Work

ITEM = 200
"""Characters of an item's words."""


@dataclass(frozen=True)
class NewsShown:
    """The text, what was left out of it, and whether a publication may be told of."""

    text: str
    left_out: str
    waits: bool


async def news_page(work: Work, mine: RecordsKept) -> NewsShown:
    """The news of the record that is open. Raises NotFound for one that is gone or not the person's to see."""
    found = await news.write_news(work, mine.record)
    left_out = ", ".join(label("news-field", name) for name in found.left_out)
    return NewsShown(found.text, left_out, not found.published)


def news_window() -> Window:
    """The text to be copied, and the way to say where it was published."""
    return Window(
        Text("news-shown", text=F["text"]),
        Text("news-left-out", what=F["left_out"], when="left_out"),
        Text("news-then", when="waits"),
        Keys(
            Button(Text("news-add-link"), "link", _add_link, when="waits"),
            Button(Text("form-back"), "card", to(My.card)),
        ),
        state=My.news,
        facts=news_page,
    )


async def _add_link(manager: DialogManager) -> None:
    await open_form(manager, AboutActivity(form="news-link", record=mine_of(manager).record))


async def _open(work: Work, _start: Values) -> FormBeginning:
    channels = (await activity_options.list_offered(work)).channels
    return FormBeginning(options={"channels": [[name, name in channels.linked] for name in channels.names]})


def _build(opening: Values) -> Form:
    channels = [Channel(*one) for one in opening.get("channels", ())]
    return Form(
        (Field(name="channel", kind=Published(LINK_LENGTH, channels=channels, needs_link=True), required=True),)
    )


async def _save(work: Work, submission: Submission) -> SaveResult:
    said = submission.answers["channel"]
    record = AboutActivity.read(submission.start).record
    made = await news.publish(work, record, said.get("channel", ""), said.get("link", ""))
    if made.again:
        return told("news-link-again", number=str(made.number))
    return told(
        "news-saved",
        number=str(made.number),
        channel=made.channel or "none",
        item=made.item[:ITEM] or "none",
        due=in_words(made.due) if made.due else "none",
        lacks=", ".join(made.lacks) or "none",
    )


NEWS_LINK = FormSpec(name="news-link", open=_open, build=_build, save=_save, free=frozenset({"channel"}))
