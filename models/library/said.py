"""What the form of a material says of it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from models.library.kinds import MaterialKind
from models.library.tables import LibraryMaterial
from models.plan.words import fold
from models.stored import Answers, Json

_KINDS: tuple[tuple[MaterialKind, str], ...] = (
    (MaterialKind.BOOKLET, r"буклет"),
    (MaterialKind.LEAFLET, r"листовк|флаер"),
    (MaterialKind.MEMO, r"памятк"),
    (MaterialKind.BROCHURE, r"брошюр"),
    (MaterialKind.COLLECTION, r"сборник"),
    (MaterialKind.SYNOPSIS, r"конспект|план (?:занят|круглого|семинар|тренинг)"),
    (MaterialKind.SCENARIO, r"сценари"),
    (MaterialKind.PROGRAMME, r"программ"),
    (MaterialKind.ARTICLE, r"стать[яиеюй]"),
    (MaterialKind.PRESENTATION, r"презентаци"),
    (MaterialKind.DIAGNOSTICS, r"диагностик|методик|опросник|анкет|\bтест"),
    (MaterialKind.LAW, r"закон|приказ|постановлени|положени|порядок|распоряжени"),
    (MaterialKind.METHODICAL, r"рекомендаци|пособи|методическ"),
)
_SAME = 5
"""Letters that two forms of a word have in common at their beginning."""
_SHORTEST = 4
_IN_TITLE = 3
"""How much more a word of the title says than one of the text."""


@dataclass(frozen=True, kw_only=True)
class MaterialSaid:
    """The answers; `answers()` and `read()` are the form's JSON and back. What was not said of kind and rubric is told
    by the words."""

    title: str
    kind: MaterialKind | None = None
    rubric_id: int | None = None
    rubric_said: bool = False
    """Whether somebody said which rubric, or that there is none."""
    audience: str = ""
    year: int | None = None
    authors: str = ""
    keywords: str = ""

    @classmethod
    def read(cls, answers: Mapping[str, Json]) -> "MaterialSaid":
        """What a form's answers hold. Raises KeyError or ValueError when they were not made by it."""
        return cls(
            title=answers["title"],
            kind=MaterialKind(answers["kind"]) if answers.get("kind") else None,
            rubric_id=int(answers["rubric"]) if answers.get("rubric") else None,
            rubric_said="rubric" in answers,
            audience=answers.get("audience") or "",
            year=int(answers["year"]) if answers.get("year") else None,
            authors=answers.get("authors") or "",
            keywords=answers.get("keywords") or "",
        )

    @classmethod
    def of(cls, material: LibraryMaterial) -> "MaterialSaid":
        """What is stored of it."""
        return cls(
            title=material.title,
            kind=material.kind,
            rubric_id=material.rubric_id,
            rubric_said=True,
            audience=material.audience,
            year=material.year,
            authors=material.authors,
            keywords=material.keywords,
        )

    def answers(self) -> Answers:
        """The form's JSON; questions without an answer are left out."""
        said: Answers = {
            "title": self.title,
            "kind": self.kind.value if self.kind else "",
            "audience": self.audience,
            "year": str(self.year) if self.year else "",
            "authors": self.authors,
            "keywords": self.keywords,
        }
        rubric = {"rubric": str(self.rubric_id) if self.rubric_id else ""} if self.rubric_said else {}
        return {name: value for name, value in said.items() if value} | rubric

    def columns(self, words: str, rubrics: Sequence[tuple[int, str]]) -> dict[str, object]:
        """What stands in the material's row; `words` are those of its file or text."""
        rubric = self.rubric_id if self.rubric_said else likely_rubric(rubrics, f"{self.title} {self.keywords}", words)
        return {
            "title": self.title,
            "kind": self.kind or likely_kind(self.title),
            "rubric_id": rubric,
            "audience": self.audience,
            "year": self.year,
            "authors": self.authors,
            "keywords": self.keywords,
        }


def likely_kind(title: str) -> MaterialKind:
    """What a material is, by its title."""
    words = fold(title)
    return next((kind for kind, pattern in _KINDS if re.search(pattern, words)), MaterialKind.OTHER)


def likely_rubric(rubrics: Sequence[tuple[int, str]], title: str, text: str) -> int | None:
    """The rubric whose name's words the title and the text have most of; None where they have none."""
    in_title, in_text = _begins(title), _begins(text)

    def worth(name: str) -> int:
        return sum(_IN_TITLE * (one in in_title) + (one in in_text) for one in _begins(name))

    rated = [(worth(name), rubric_id) for rubric_id, name in rubrics]
    best = max((rate for rate, _ in rated), default=0)
    return next((rubric_id for rate, rubric_id in rated if rate == best), None) if best else None


def _begins(text: str) -> set[str]:
    return {word[:_SAME] for word in re.findall(r"[а-яёa-z]+", fold(text)) if len(word) >= _SHORTEST}
