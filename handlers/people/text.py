"""What stands on the windows and buttons of people."""

from markupsafe import Markup

from handlers.people.getters import CentersFacts, LinkFacts, MemberFacts
from handlers.widgets.text import lines
from models.dates import in_words
from services.people.invitation import Invitation
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


def invite_line(_work: Work, one: Invitation) -> str:
    """An open link of the list."""
    return one.whom


def invite_text(_work: Work, shown: LinkFacts) -> Markup | None:
    """An invite without its link."""
    return texts().html("invite-card", post=shown.whom, expires=in_words(shown.expires)) if shown.expires else None


def centers_text(_work: Work, shown: CentersFacts) -> Markup | None:
    """A line a centre of the page."""
    return lines(*(texts().html("centers-line", name=name, people=count) for _, name, count in shown.page.items))


def center_name(_work: Work, one: tuple[int, str, int]) -> str:
    """A centre of the list."""
    return one[1]
