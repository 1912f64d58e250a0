"""What people themselves write into the annual analysis: kept by year, last year's offered."""

from collections.abc import Mapping

from models.access import Permission
from models.papers.texts import OwnPart, OwnParts
from services import center_settings
from services.work import Work, use_case


@use_case(Permission.SEE_SUMMARY)
async def offered_parts(work: Work, year: int) -> dict[OwnPart, str]:
    """What was written for that year; of a part that was not yet, what was written for the year before."""
    async with work.db.reading() as session:
        kept = await center_settings.load(session, work.center_id, OwnParts)
    return {**kept.of(year - 1), **kept.of(year)}


@use_case(Permission.SEE_SUMMARY)
async def written_parts(work: Work, year: int) -> dict[OwnPart, str]:
    """What was written for that very year."""
    async with work.db.reading() as session:
        return (await center_settings.load(session, work.center_id, OwnParts)).of(year)


@use_case(Permission.SEE_SUMMARY)
async def set_parts(work: Work, year: int, said: Mapping[OwnPart, str]) -> None:
    """Keep the parts of that year; one that is not among them is not said."""
    async with work.db.writing() as session:
        kept = await center_settings.load(session, work.center_id, OwnParts)
        for part in OwnPart:
            kept = kept.told(year, part, said.get(part, ""))
        await center_settings.save(session, work, kept)
