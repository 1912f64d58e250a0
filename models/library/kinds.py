"""The words that materials of a library are told in, and the way of what the centre makes itself."""

from enum import StrEnum

from models.activity_kinds import Material


class MaterialKind(StrEnum):
    """What a material is (планы: Тамбов T2B, T4; Вологда 3.3–3.4)."""

    BOOKLET = "booklet"
    LEAFLET = "leaflet"
    MEMO = "memo"
    BROCHURE = "brochure"
    COLLECTION = "collection"
    METHODICAL = "methodical"
    SYNOPSIS = "synopsis"
    SCENARIO = "scenario"
    PROGRAMME = "programme"
    ARTICLE = "article"
    PRESENTATION = "presentation"
    DIAGNOSTICS = "diagnostics"
    LAW = "law"
    OTHER = "other"


PRINTED_AS: dict[MaterialKind, Material] = {
    MaterialKind(one.value): one
    for one in (
        Material.BOOKLET,
        Material.LEAFLET,
        Material.MEMO,
        Material.BROCHURE,
        Material.COLLECTION,
        Material.METHODICAL,
    )
}
"""What a kind is counted as where copies are handed out; kinds that are not here count as methodical ones."""


def handed_as(kind: MaterialKind) -> Material:
    """What the form of an activity counts copies of such a material as."""
    return PRINTED_AS.get(kind, Material.METHODICAL)


class MaterialSource(StrEnum):
    """What a material consists of; nothing yet where it is an idea."""

    FILE = "file"
    LINK = "link"
    TEXT = "text"
    NONE = "none"


class MaterialState(StrEnum):
    """Where a material stands. What the centre makes itself goes from idea to issued; what was sent is proposed."""

    IDEA = "idea"
    DRAFT = "draft"
    PROPOSED = "proposed"
    APPROVED = "approved"
    ISSUED = "issued"
    OUTDATED = "outdated"
    REFUSED = "refused"
    REMOVED = "removed"


OPEN = frozenset({MaterialState.APPROVED, MaterialState.ISSUED})
"""What everybody of the centre finds and reads."""
MADE = (MaterialState.IDEA, MaterialState.DRAFT)
"""What somebody of the centre is still writing."""


class FileType(StrEnum):
    """What a file is by its bytes, whatever it is called; the value is how its name ends."""

    PDF = "pdf"
    DOCX = "docx"
    PPTX = "pptx"
    XLSX = "xlsx"
    JPEG = "jpg"
    PNG = "png"


PHOTOS = frozenset({FileType.JPEG, FileType.PNG})


class Use(StrEnum):
    """How a material was come by: found by oneself, in the answer to a request, after an event, in the news."""

    OPENED = "opened"
    ANSWER = "answer"
    EVENT = "event"
    DIGEST = "digest"


class Run(StrEnum):
    """What was done to printed copies."""

    PRINTED = "printed"
    MOVED = "moved"
    """From one shelf to another: the centre gave them to a district."""
    HANDED = "handed"
    CORRECTED = "corrected"
    """The shelf was counted: so many more, or fewer, than was known."""
