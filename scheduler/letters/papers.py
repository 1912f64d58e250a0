"""A paper that was asked for in the chat, as a document."""

from models.notifications import NoticeKind
from models.papers.tables import PaperFile
from scheduler.letters.letter import File, Letter, LetterContext, Skipped, Writers, skipped
from services.texts import label, texts


async def paper(context: LetterContext) -> Letter | Skipped:
    """The file as it was made; it is kept for a week."""
    found = await context.session.get(PaperFile, context.subject)
    if found is None or found.center_id != context.center.id:
        return skipped("moot-paper")
    return Letter(
        text=texts().html("letter-paper", paper=label("paper", found.kind)), file=File(found.name, found.content)
    )


WRITERS: Writers = {NoticeKind.PAPER: paper}
