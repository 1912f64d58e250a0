"""A paper's words filled into its template, in the process that reads files."""

from documents.papers.trouble import BrokenTemplate
from models.errors import DomainError
from models.stored import JsonObject
from services.file_turns import Sender
from services.files import files
from services.work import Work


def sender_of(work: Work) -> Sender:
    """Whose turn it is in the queue of files; the command line is nobody."""
    return Sender(work.center_id, work.actor.person_id or 0)


async def filled(sender: Sender, template: str | bytes, words: JsonObject) -> bytes:
    """A .docx of a template, made in the child process. Raises DomainError for a centre's own that cannot be filled."""
    try:
        content: bytes = await files.read(sender, "paper", template, words)
    except BrokenTemplate as error:
        if isinstance(template, str):
            raise
        raise DomainError("template-broken") from error
    return content
