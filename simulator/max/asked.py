"""What a bot may ask of MAX: every query and every body, checked to the last field."""

from typing import Annotated, Literal, Self
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from simulator.max import limits

INT64 = 2**63
BigInt = Annotated[int, Field(ge=-INT64, lt=INT64)]
LOOPBACK = ("127.0.0.1", "localhost", "::1")


class Body(BaseModel):
    """A JSON body: types as they are, no field MAX does not know."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class Resent(Body):
    """What may be sent as it was got: fields that only answers have are let through."""

    model_config = ConfigDict(extra="ignore")


class Query(BaseModel):
    """What stands after «?»: words that are read as numbers and flags; unknown ones are let through."""

    model_config = ConfigDict(frozen=True)


# -- buttons


class _Button(Body):
    text: str = Field(min_length=1, max_length=limits.BUTTON_TEXT)


class CallbackButton(_Button):
    """Pressed, it tells the bot its payload."""

    type: Literal["callback"]
    payload: str = Field(max_length=limits.PAYLOAD)
    intent: Literal["positive", "negative", "default"] = "default"


class LinkButton(_Button):
    """Leads to an address."""

    type: Literal["link"]
    url: str = Field(min_length=1, max_length=limits.URL, pattern=r"^https?://")


class MessageButton(_Button):
    """Says its text for the person."""

    type: Literal["message"]


class ContactButton(_Button):
    """Asks for the person's contact."""

    type: Literal["request_contact"]


class PlaceButton(_Button):
    """Asks where the person is."""

    type: Literal["request_geo_location"]
    quick: bool = False


class AppButton(_Button):
    """Opens a mini app."""

    type: Literal["open_app"]
    web_app: str
    payload: str | None = Field(None, pattern=r"^[A-Za-z0-9_-]{0,512}$")
    contact_id: BigInt | None = None


class ClipboardButton(_Button):
    """Copies its payload."""

    type: Literal["clipboard"]
    payload: str = Field(max_length=limits.PAYLOAD)


Button = Annotated[
    CallbackButton | LinkButton | MessageButton | ContactButton | PlaceButton | AppButton | ClipboardButton,
    Field(discriminator="type"),
]


def _fits(row: list[Button]) -> list[Button]:
    most = limits.ROW_WITH_LINK if any(button.type in limits.LINK_TYPES for button in row) else limits.ROW
    if not 1 <= len(row) <= most:
        raise ValueError(f"a row has 1 to {most} buttons of these types, not {len(row)}")
    return row


class KeyboardPayload(Body):
    """Rows of buttons."""

    buttons: list[Annotated[list[Button], AfterValidator(_fits)]] = Field(min_length=1, max_length=limits.ROWS)


# -- attachments


class _Token(Resent):
    token: str = Field(min_length=1)


class ImagePayload(Resent):
    """One of the three."""

    url: str | None = Field(None, min_length=1)
    token: str | None = None
    photos: dict[str, _Token] | None = None

    @model_validator(mode="after")
    def _one(self) -> Self:
        if sum(value is not None for value in (self.url, self.token, self.photos)) != 1:
            raise ValueError("url, token and photos are mutually exclusive")
        return self

    @property
    def tokens(self) -> list[str]:
        """What was uploaded."""
        return [self.token] if self.token else [photo.token for photo in (self.photos or {}).values()]


class ImageAttachment(Resent):
    """A picture, or several of one upload."""

    type: Literal["image"]
    payload: ImagePayload


class MediaAttachment(Resent):
    """An uploaded video, sound or file."""

    type: Literal["video", "audio", "file"]
    payload: _Token


class _ContactPayload(Resent):
    name: str | None
    contact_id: BigInt | None = None
    vcf_info: str | None = None
    vcf_phone: str | None = None


class ContactAttachment(Resent):
    """A contact's card."""

    type: Literal["contact"]
    payload: _ContactPayload


class LocationAttachment(Resent):
    """A place."""

    type: Literal["location"]
    latitude: float
    longitude: float


class KeyboardAttachment(Body):
    """The keyboard under a message."""

    type: Literal["inline_keyboard"]
    payload: KeyboardPayload


Attachment = Annotated[
    ImageAttachment | MediaAttachment | ContactAttachment | LocationAttachment | KeyboardAttachment,
    Field(discriminator="type"),
]
ALONE = ("file", "contact")


class Link(Body):
    """The message answered, or passed on."""

    type: Literal["forward", "reply"]
    mid: str


class NewMessage(Body):
    """A message to be, or what becomes of one."""

    text: str | None = Field(None, max_length=limits.TEXT)
    attachments: list[Attachment] | None = None
    link: Link | None = None
    notify: bool = True
    format: Literal["html", "markdown"] | None = None

    @model_validator(mode="after")
    def _alone(self) -> Self:
        media = [one for one in self.attachments or () if one.type != "inline_keyboard"]
        if len(media) > 1 and any(one.type in ALONE for one in media):
            raise ValueError("a file or a contact must be the only one in its message")
        if len(self.attachments or ()) - len(media) > 1:
            raise ValueError("a message has one keyboard")
        return self


# -- the other bodies


class CallbackAnswer(Body):
    """What becomes of a press; an empty one is refused."""

    message: NewMessage | None = None
    notification: str | None = None

    @model_validator(mode="after")
    def _something(self) -> Self:
        if self.message is None and self.notification is None:
            raise ValueError("message or notification expected")
        return self


def _address(url: str) -> str:
    parts = urlsplit(url)
    if parts.hostname in LOOPBACK and parts.scheme in ("http", "https"):
        return url  # this MAX is local, and so may its bots be
    if parts.scheme != "https" or parts.port not in (None, 443):
        raise ValueError("HTTPS on port 443 expected")
    return url


def _known_types(types: list[str]) -> list[str]:
    if len(set(types)) != len(types) or not limits.UPDATE_TYPES.issuperset(types):
        raise ValueError(f"unknown or repeated update types: {', '.join(types)}")
    return types


Types = Annotated[list[str], AfterValidator(_known_types)]


class Subscribe(Body):
    """Where updates are to be sent."""

    url: Annotated[str, AfterValidator(_address)]
    secret: str | None = Field(None, pattern=f"^{limits.SECRET.pattern}$")
    update_types: Types | None = None
    version: str | None = None


class Action(Body):
    """What the bot is busy with."""

    action: Literal["typing_on", "sending_photo", "sending_video", "sending_audio", "sending_file", "mark_seen"]


class Command(Body):
    """One line of the command menu."""

    name: str = Field(min_length=1, max_length=limits.COMMAND_NAME)
    description: str | None = Field(None, min_length=1, max_length=limits.COMMAND_WORDS)


class Commands(Body):
    """The command menu; None leaves it as it is."""

    commands: list[Command] | None = Field(None, max_length=limits.COMMANDS)


class BotPatch(Commands):
    """What the bot says of itself."""

    name: str | None = Field(None, min_length=1, max_length=limits.BOT_NAME)
    first_name: str | None = Field(None, min_length=1, max_length=limits.BOT_NAME)
    description: str | None = Field(None, min_length=1, max_length=limits.BOT_WORDS)


# -- queries


class Whereto(Query):
    """A message's addressee: a person, or a chat."""

    user_id: BigInt | None = None
    chat_id: BigInt | None = None
    disable_link_preview: bool = False

    @model_validator(mode="after")
    def _one(self) -> Self:
        if (self.user_id is None) == (self.chat_id is None):
            raise ValueError("one of user_id and chat_id expected")
        return self


class ByMid(Query):
    """A message."""

    message_id: str = Field(min_length=1)


class ByCallback(Query):
    """A press."""

    callback_id: str = Field(min_length=1, pattern=r"\S")


class ByUrl(Query):
    """A subscription."""

    url: str = Field(min_length=1)


class Uploading(Query):
    """What is to be uploaded."""

    type: Literal["image", "video", "audio", "file"]


class Polling(Query):
    """How long to wait for how many updates, of which kinds, after which mark."""

    limit: int = Field(limits.UPDATES_USUALLY, ge=1, le=limits.UPDATES)
    timeout: int = Field(limits.POLL_USUALLY, ge=0, le=limits.POLL_SECONDS)
    marker: BigInt | None = None
    types: str = ""

    @property
    def kinds(self) -> list[str]:
        """The kinds asked for; none: every one."""
        return [name for name in self.types.split(",") if name]
