"""What a centre's page says of a record: three to five sentences out of its facts."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from models.activities import PRINTED, PUBLISHED, TOPICAL, Facts, Format, Involvement, Type
from models.dates import in_words
from models.news import declined, gender_of, goes_on
from models.words import Vocabulary
from services.papers.words import own_counted, quoted, tied
from services.texts import joined, label, small, texts

FEWEST, MOST = 3, 5
"""Sentences of a text."""
VERBS: Mapping[Type, str] = {
    **dict.fromkeys(PRINTED, "news-made"),
    **dict.fromkeys(PUBLISHED, "news-published-there"),
    Type.AGREEMENT: "news-concluded",
    Type.MONITORING: "news-carried-out",
    Type.DIAGNOSTICS: "news-carried-out",
    Type.PROJECT: "news-took-place",
}
HOSTS: Mapping[Type, str] = {**dict.fromkeys(PRINTED | PUBLISHED, "news-author"), Type.AGREEMENT: "news-side"}
BETTER: Mapping[Type, str] = {Type.OTHER: "news-event", Type.PUBLICATION: "news-piece"}
"""What a page calls them."""
_SENTENCE = re.compile(r"(?<=[.!?…])\s+(?=[«А-ЯЁA-Z0-9])")
_STOP = re.compile(r"(?<=\w\w\w)\.$")
"""The full stop of a title that was written as a sentence."""
_HARD = re.compile(r"[вф][бвгджзклмнпрстфхцчшщ]", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class NewsFacts:
    """What there is to tell; texts that may name somebody are left out before."""

    facts: Facts
    center: str
    districts: tuple[str, ...] = ()


def news_text(news: NewsFacts) -> str:
    """The sentences: when, where and what; whose; who came; what was handed out; what came of it."""
    facts = news.facts
    told = [_opening(news), _host(news), _came(facts), _copies(facts)]
    sentences = [one for one in told if one]
    result = _SENTENCE.split(facts.result.strip()) if facts.result.strip() else []
    sentences += [_ended(one) for one in result[: MOST - len(sentences)]]
    if len(sentences) < FEWEST:
        sentences.append(_belongs(facts) or texts().plain("news-ask"))
    return tied(" ".join(sentences))


def titled(kind: Type, title: str, name: str | None = None) -> str:
    """«Семинар «Детство без слёз»», what its kind is called given; a title that says its kind is not called so twice.
    Of a supervision its topic."""
    own = label("type", kind)
    called = own if name is None else name
    whole = _STOP.sub("", title.strip())
    bare = re.sub(rf"^{re.escape(own)}[\s:]*", "", whole, flags=re.IGNORECASE).strip()
    if not bare:
        return called
    if kind in TOPICAL:
        # «Юридическая» is a kind of consultation, «Тупиковая ситуация» a topic
        kind_of = " " not in bare and bare.endswith("ая")
        return f"{bare.lower()} {called}" if kind_of else texts().plain("news-topic", what=called, topic=quoted(bare))
    own_words = bare[0].islower() and bare != whole
    if own_words or goes_on(bare):
        return f"{called} {bare}"
    return f"{called} {quoted(bare[0].upper() + _inside(bare)[1:] if bare[0].islower() else _inside(bare))}"


def _inside(title: str) -> str:
    """The title without quotes around the whole of it."""
    return title[1:-1] if title[:1] == "«" and title.find("»") == len(title) - 1 else title


def _opening(news: NewsFacts) -> str:
    facts, said = news.facts, texts().plain
    day, where = _day(facts.day), _where(news)
    if facts.type is Type.TRIP and not _joined(news):
        return said("news-trip", day=day, where=_towards(news), aim=_aim(facts.title) or "none")
    kind = said(BETTER[facts.type]) if facts.type in BETTER else label("type", facts.type)
    if _joined(news):
        inside = declined(kind, "loct")
        told = titled(facts.type, facts.title, small(inside or kind))
        return said("news-joined" if inside else "news-joined-bare", day=day, where=where, what=told)
    verb = said(VERBS.get(facts.type, "news-held"), gender=gender_of(kind))
    afar = str(facts.format is Format.REMOTE and facts.type not in PUBLISHED).lower()
    what = titled(facts.type, facts.title, small(kind))
    return said("news-opening", day=day, where=where, afar=afar, verb=verb, what=what)


def _aim(title: str) -> str:
    """The title inside a sentence; «КДН» stays as it is."""
    return title[0].lower() + title[1:] if title[1:2].islower() else title


def _joined(news: NewsFacts) -> bool:
    return news.facts.taken is Involvement.JOINED


def _day(day: date) -> str:
    return texts().plain("news-day", day=in_words(day))


def _where(news: NewsFacts) -> str:
    """« в Петровском районе»; a name that is not understood stands in brackets as it is."""
    if not news.districts:
        return ""
    names = [declined(one, "loct") for one in news.districts]
    known = [one for one in names if one is not None]
    if len(known) < len(names):
        return f" ({joined(news.districts)})"
    return f" {_into(known[0])} {joined(known)}"


def _towards(news: NewsFacts) -> str:
    names = [declined(one, "accs") for one in news.districts]
    known = [one for one in names if one is not None]
    if not known or len(known) < len(names):
        return texts().plain("news-trip-there", where=f" ({joined(news.districts)})" if news.districts else "")
    return f" {_into(known[0])} {joined(known)}"


def _into(name: str) -> str:
    return "во" if _HARD.match(name) else "в"


def _host(news: NewsFacts) -> str:
    key = "news-member" if _joined(news) else HOSTS.get(news.facts.type, "news-host")
    return texts().plain(key, center=news.center, place=news.facts.place or "none")


def _came(facts: Facts) -> str:
    said, came = texts().plain, {k: sum(v) for k, v in facts.attendance.items() if sum(v)}
    if not came:
        return ""
    most_first = sorted(came.items(), key=lambda one: -one[1])
    parts = [_counted(Vocabulary.CATEGORY, "news-came-of", k, n) for k, n in most_first]
    remote = sum(afar for _, afar in facts.attendance.values()) if facts.format is Format.MIXED else 0
    if len(parts) == 1:
        (count,) = came.values()
        return said("news-came-alike", count=count, who=parts[0], remote=remote)
    return said("news-came", count=facts.came, who=joined(parts), remote=remote)


def _counted(vocabulary: Vocabulary, prefix: str, value: str, count: int) -> str:
    return own_counted(vocabulary, value, count) or label(prefix, value, count=count)


def _copies(facts: Facts) -> str:
    parts: Sequence[str] = [_counted(Vocabulary.MATERIAL, "news-copies-of", k, n) for k, n in facts.copies.items() if n]
    return texts().plain("news-copies", what=joined(parts)) if parts else ""


def _belongs(facts: Facts) -> str:
    if facts.programme:
        return texts().plain("news-programme", name=quoted(_inside(facts.programme)))
    return texts().plain("news-series", name=quoted(_inside(facts.series))) if facts.series else ""


def _ended(sentence: str) -> str:
    plain = sentence.strip()
    begun = plain[:1].upper() + plain[1:]
    return begun if begun[-1:] in ".!?…" else f"{begun}."
