"""Files of both sides: what is uploaded for a token, and what stands in a message for one."""

import hashlib
import secrets
from dataclasses import dataclass

from simulator.files import FileStore, describe
from simulator.max.asked import ImageAttachment, MediaAttachment
from simulator.max.errors import Violation, not_ready
from simulator.records import Media, StoredFile

# the message field a file stands in, by MAX's type
KINDS = {"image": "photo", "file": "document", "audio": "audio", "video": "video"}
TYPES = {
    "photo": "image",
    "document": "file",
    "audio": "audio",
    "voice": "audio",
    "video": "video",
    "animation": "video",
}


@dataclass(slots=True)
class Held:
    """A file that can be put into a message; `refusals` are left before it is processed."""

    type: str
    file: StoredFile
    refusals: int = 0


@dataclass(frozen=True, slots=True)
class Target:
    """A place to upload one file to; video and audio know their token before."""

    number: str
    type: str
    token: str


class Uploads:
    """Tokens and places to upload to. A token can be used again and again."""

    def __init__(self, files: FileStore) -> None:
        self.files = files
        self.held: dict[str, Held] = {}
        self.targets: dict[str, Target] = {}
        self._salt = secrets.token_hex(8)  # a token of another run stands for nothing
        self.not_ready = 1
        """How often a file that was just uploaded is refused."""

    def target(self, kind: str) -> Target:
        """A new place."""
        target = Target(secrets.token_hex(8), kind, self._token(f"{kind}{len(self.targets)}"))
        self.targets[target.number] = target
        return target

    def put(self, target: Target, name: str, data: bytes, mime: str) -> StoredFile:
        """The file is here, and will be processed."""
        file = self.files.add(KINDS[target.type], name, data, mime)
        self.held[target.token] = Held(target.type, file, self.not_ready)
        return file

    def token_of(self, kind: str, file: StoredFile) -> str:
        """The token of a file that stands in a message; `kind` is the message's field."""
        for token, held in self.held.items():
            if held.file is file:
                return token
        token = self._token(file.file_id)
        self.held[token] = Held(TYPES[kind], file)
        return token

    def media(self, wanted: ImageAttachment | MediaAttachment) -> list[Media]:
        """What these tokens stand for. Raises Violation for one nobody gave, and MaxError until it is processed."""
        if isinstance(wanted, ImageAttachment) and wanted.payload.url:
            raise Violation("this MAX fetches no picture by its address")
        tokens = wanted.payload.tokens if isinstance(wanted, ImageAttachment) else [wanted.payload.token]
        return [self._take(wanted.type, token) for token in tokens]

    def _take(self, kind: str, token: str) -> Media:
        held = self.held.get(token)
        if held is None or held.type != kind:
            raise Violation(f"no {kind} bears this token")
        if held.refusals > 0:
            held.refusals -= 1
            raise not_ready()
        return describe(KINDS[kind], held.file)

    def _token(self, seed: str) -> str:
        digest = hashlib.sha512(f"{self._salt}{seed}".encode()).hexdigest()
        return f"f9LHod{digest[:90]}"
