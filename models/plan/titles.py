"""Titles of posts compared by their words, however they are inflected: «заведующие отделениями» are those whose post
is «Заведующий отделением ранней помощи», «кураторы Лесного и Заречного районов» are of two districts."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from models.access import Role
from models.plan.words import fold, word_set
from models.privacy.words import dictionary

SPELT = {
    "юристконсульт": "юрисконсульт",
    "юрист-консульт": "юрисконсульт",
    "заведующая": "заведующий",
    "заведовать": "заведующий",  # the dictionary knows it as a participle
    "заведующяя": "заведующий",
    "завотделением": "заведующий отделение",
    "зав": "заведующий",
    "зам": "заместитель",
    "замдиректор": "заместитель директор",
    "замдиректора": "заместитель директор",
    "соцпедагог": "социальный педагог",
    "старшая": "старший",
    "рц": "ресурсный центр",
    "все": "весь",
}
"""One word in several spellings, and what is short for two, by their dictionary forms."""
LITTLE = word_set("и а в во на по с со для о об от к ко при из у за над под до или совместно также ио врио и.о")
OF_A_DISTRICT = word_set("район округ город г область край муниципальный городской сельский поселение мо го")
"""Words that a district's name has besides its own."""
LEADERS = frozenset({"директор", "руководитель"})
OF_THE_CENTRE = word_set("ресурсный центр учреждение организация генеральный исполнительный гбу гку гау мбу ано нко")
"""What a leader's title may say besides: «директор учреждения» leads it, «руководитель клуба» does not."""
_WORD = re.compile(r"[а-яa-z]+(?:[.-][а-яa-z]+)*")
_BRACKETS = re.compile(r"\([^()]*\)?")
_QUOTED = re.compile(r"«[^«»]*(?:«[^»]*»[^»]*)?»|\"[^\"]*\"")


@lru_cache(maxsize=4096)
def lemmas(word: str) -> tuple[str, ...]:
    """The dictionary form of a word, as one of the spellings that count as the same: mostly one, for «зам» two."""
    word = word.strip(".")
    form = SPELT.get(word)
    if form is None:
        normal = fold(dictionary().parse(word)[0].normal_form) if word.isalpha() or "-" in word else word
        form = SPELT.get(normal, normal)
    return tuple(form.split())


@dataclass(frozen=True)
class Called:
    """The words of a title or of a responsible: `head` says what post it is («заместитель»), `rest` which one.

    What stands in brackets and in quotation marks is not among them: a list of members, the centre's own name.
    """

    head: str
    rest: frozenset[str]

    @property
    def all(self) -> frozenset[str]:
        return self.rest | {self.head}

    def within(self, other: "Called") -> bool:
        """Whether the other is the same post said more closely: «методист» and «методист отделения»."""
        return bool(self.head) and self.head == other.head and self.rest <= other.rest


@lru_cache(maxsize=4096)
def called(text: str) -> Called:
    """The words of a title; a title of little words alone has no head."""
    bare = _QUOTED.sub(" ", _BRACKETS.sub(" ", fold(text)))
    forms = [form for word in _WORD.findall(bare) if word.strip(".") not in LITTLE for form in lemmas(word)]
    head = next((form for form in forms if not _describes(form)), forms[0] if forms else "")
    return Called(head, frozenset(forms) - {head})


@cache
def _describes(form: str) -> bool:
    """Whether it is an adjective: the head of «социальный педагог» is «педагог»."""
    if form == "заведующий":
        return False
    return dictionary().parse(form)[0].tag.POS in {"ADJF", "ADJS", "PRTF", "PRCL", "NPRO"} or form == "весь"


def role_of(text: str) -> Role:
    """The role of a post that is called so: whoever leads the centre or is the leader's deputy is its head, «куратор» a
    curator, all others specialists. A coordinator is appointed by hand: no file gives anybody that right."""
    title = called(text)
    if title.head in LEADERS and title.rest <= OF_THE_CENTRE:
        return Role.HEAD
    if title.head == "заместитель" and (not title.rest or title.rest & LEADERS):
        return Role.HEAD
    return Role.CURATOR if title.head == "куратор" else Role.SPECIALIST


def names_district(text: str, district: str) -> bool:
    """Whether the words name the district in any case: «Лесного и Заречного районов» names «Лесной район»."""
    own = _forms(district) - OF_A_DISTRICT
    return bool(own) and own <= _forms(text)


@lru_cache(maxsize=4096)
def _forms(text: str) -> frozenset[str]:
    return frozenset(form for word in _WORD.findall(fold(text)) for form in lemmas(word))
