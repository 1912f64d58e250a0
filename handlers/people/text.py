"""What stands on the windows and buttons of people."""

from markupsafe import Markup

from handlers.people.getters import MemberFacts
from handlers.widgets.pages import Listed
from handlers.widgets.text import lines
from services.people.members import Member
from services.texts import label, texts
from services.work import Work


def member_line(_work: Work, one: Member) -> str:
    """A person of the list."""
    return f"{one.name} · {_place(one)}"


def member_text(_work: Work, shown: MemberFacts) -> Markup | None:
    """The person, the post, and what was said of work and trade."""
    if (found := shown.found) is None:
        return None
    text = texts().html("people-member", name=found.name, post=_place(found), blocked=str(found.blocked).lower())
    said = [label(name, value) for name, value in (("employment", found.employment), ("trade", found.trade)) if value]
    return lines(text, texts().html("people-tenure", said=", ".join(said).lower()) if said else None)


def _place(found: Member) -> str:
    """The post; an admin of the platform is shown as such."""
    return texts().plain("people-admin", place=found.place) if found.is_admin else found.place


def centers_text(_work: Work, shown: Listed[tuple[int, str, int]]) -> Markup | None:
    """A line a centre of the page."""
    return lines(*(texts().html("centers-line", name=name, people=count) for _, name, count in shown.page.items))
