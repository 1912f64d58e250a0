"""The centre that a letter is of, as it is now; and why a letter came to somebody else than whom it is for."""

from datetime import datetime

from markupsafe import Markup

from models.reminders.recipients import CenterRoster, Recipient, Why
from scheduler.letters.letter import LetterContext
from services.roster.centers import load_rosters
from services.texts import texts


async def roster_of(context: LetterContext) -> CenterRoster:
    """The centre as it is now; read once for all lines of a digest, which share their session."""
    known: dict[tuple[int, datetime], CenterRoster] = context.session.info.setdefault("rosters", {})
    key = context.center.id, context.now
    if key not in known:
        known.update(
            {
                (center, context.now): one
                for center, one in (await load_rosters(context.session, {key[0]}, context.now)).items()
            }
        )
    return known[key]


def instead(text: Markup, roster: CenterRoster, to: Recipient | None) -> Markup:
    """Said as such: the message is somebody else's matter."""
    if to is None or to.why is Why.OWN:
        return text
    return Markup("\n").join([text, texts().html("reminders-instead", why=to.why.value, post=post_of(roster, to))])


def line_instead(line: Markup, roster: CenterRoster, to: Recipient | None) -> Markup:
    """The same of a line of a digest."""
    if to is None or to.why is Why.OWN:
        return line
    return texts().html("reminders-line-instead", line=line, why=to.why.value, post=post_of(roster, to))


def post_of(roster: CenterRoster, to: Recipient) -> str:
    """The title of the post that somebody is told instead of."""
    return roster.posts[to.instead_of].title if to.instead_of is not None else ""
