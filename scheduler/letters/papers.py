"""A paper that was asked for in the chat, as a document; a picture that Telegram takes as one, as a photo."""

from documents.papers.charts import is_photo
from documents.papers.registry import PNG
from models.notifications import NoticeKind
from models.papers.tables import PaperFile
from scheduler.letters.letter import File, Letter, LetterContext, Skipped, Writers, skipped
from services.texts import label, texts


async def paper(context: LetterContext) -> Letter | Skipped:
    """The file as it was made; it is kept for a week."""
    found = await context.session.get(PaperFile, context.subject)
    if found is None or found.center_id != context.center.id:
        return skipped("moot-paper")
    photo = found.name.endswith(f".{PNG}") and is_photo(found.content)
    file = File(found.name, found.content, photo=photo)
    named = found.name.rpartition(".")[0]  # nobody sees a photo's name: its words say the period
    said = named[:1].upper() + named[1:] if photo else label("paper", found.kind)
    return Letter(text=texts().html("letter-paper", paper=said), file=file)


WRITERS: Writers = {NoticeKind.PAPER: paper}
