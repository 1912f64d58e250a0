"""Checking a text: what it claims in numbers against the records and against its own lists."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import String, func, literal, select, type_coerce, union_all

from documents.claims import REFUSED, Checked
from models.access import Permission
from models.activities import Activity, Attendance, Category, Handout, Involvement, Material, Mode, Type
from models.claims import Claim
from models.errors import DomainError
from models.periods import Period, Span
from models.plan.errors import BadPlan
from models.requests.meetings import Meeting
from services.activities.inner.modes import MODE
from services.file_turns import Sender
from services.files import files
from services.papers.analysis_json import registers_json
from services.papers.inner.registers import paper_registers
from services.work import Work, use_case

KEYS = {"activities": Type, "visits": Category, "supervisions": Mode, "copies": Material}
Counts = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True)
class CheckedText:
    """What was found, and the period whose records were asked: the year of the text's title, if it names one."""

    period: Period
    claims: list[Claim]


@use_case(Permission.SEE_SUMMARY)
async def check_text(work: Work, period: Period, data: bytes, name: str) -> CheckedText:
    """The claims of a .docx or a plain text, read in a process of its own. Raises DomainError for what cannot be."""
    sender = Sender(work.center_id, work.person_id)
    try:
        data = await files.as_word(sender, data)
        found = await _checked(work, sender, period, data, name)
        titled = found.titled
        if titled is not None and period.span is Span.YEAR and titled != period.year:
            period = Period.around(Span.YEAR, period.first.replace(year=titled))
            found = await _checked(work, sender, period, data, name)
    except BadPlan as error:
        raise DomainError("claims-refused", why=REFUSED.get(error.code, error.text)) from error
    return CheckedText(period, found.claims)


async def _checked(work: Work, sender: Sender, period: Period, data: bytes, name: str) -> Checked:
    facts: dict[str, object] = {**await recorded(work, period)}
    async with work.db.reading() as session:
        facts["registers"] = registers_json(await paper_registers(session, work, period))
    if period.span is Span.YEAR:
        facts["year"] = period.year
    found: Checked = await files.read(sender, "claims", data, name, facts)
    return found


@use_case(Permission.SEE_SUMMARY)
async def recorded(work: Work, period: Period) -> Counts:
    """What the centre held in the period outside of programmes, by the enums' values, zeros written: one query."""
    where = (
        Activity.center_id == work.center_id,
        Activity.day.between(period.first, period.last),
        Activity.deleted_at.is_(None),
        Activity.involvement == Involvement.HELD,
        Activity.programme == "",
    )
    mode = type_coerce(MODE, String)
    kind, category = type_coerce(Activity.type, String), type_coerce(Attendance.category, String)
    material = type_coerce(Handout.kind, String)
    came = func.sum(Attendance.in_person + Attendance.remote)
    parts = (
        select(literal("activities"), kind, func.count()).where(*where).group_by(kind),
        select(literal("visits"), category, came).join_from(Activity, Attendance).where(*where).group_by(category),
        select(literal("copies"), material, func.sum(Handout.copies))
        .join_from(Activity, Handout)
        .where(*where)
        .group_by(material),
        select(literal("supervisions"), mode, func.count())
        .select_from(Activity)
        .outerjoin(Meeting, Meeting.activity_id == Activity.id)
        .where(*where, Activity.type == Type.SUPERVISION)
        .group_by(mode),
    )
    found: dict[str, dict[str, int]] = {group: dict.fromkeys(map(str, keys), 0) for group, keys in KEYS.items()}
    async with work.db.reading() as session:
        for group, key, count in await session.execute(union_all(*parts)):
            found[group][key] = int(count)
    return found
