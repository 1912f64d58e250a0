"""How well the grammar reads a corpus: intents, whole sentences, fields shown wrongly."""

import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from models.plan.lemmas import words_of
from models.sentences import read

TODAY = date(2026, 3, 18)
DISTRICTS = ("Лесной район", "Озёрский район", "город Берегов")
FOLDER = Path(__file__).parent
NAMES = ("open", "blind")
"""The corpora: the grammar was made from the first, and never looked at the second."""
VOICES = "voices"
"""Sets of other voices, each read once before anything was changed for it; a set may be asked for by its name."""
INTENTS = "intents"
"""Sentences of which the intent alone is written down."""
LOOSE = {"title", "result", "question", "convenient", "place"}
"""Fields of free words: right when the same words stand in them, whatever their endings."""
ALIKE = 0.5
"""Share of common words of a question or a result that is right."""


@dataclass
class Figures:
    """What came of a corpus. `wrong` and `missed` are fields by name, `failures` what to look at."""

    sentences: int = 0
    intents: int = 0
    whole: int = 0
    fields: int = 0
    wrong: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)

    @property
    def intent_share(self) -> float:
        return 100 * self.intents / self.sentences

    @property
    def whole_share(self) -> float:
        return 100 * self.whole / self.sentences

    @property
    def wrong_share(self) -> float:
        return 100 * sum(self.wrong.values()) / max(self.fields, 1)


def corpus(name: str) -> list[dict[str, Any]]:
    """The sentences of a file, or of a set of voices, with what they mean."""
    file = FOLDER / f"{name}.jsonl"
    lines = (file if file.exists() else FOLDER / f"{VOICES}.jsonl").read_text(encoding="utf-8").splitlines()
    told = [json.loads(line) for line in lines if line.strip()]
    return told if file.exists() else [one for one in told if one["set"] == name]


def measure(name: str) -> Figures:
    """The grammar against a corpus."""
    told = Figures()
    for one in corpus(name):
        got = read(one["say"], TODAY, DISTRICTS).json
        _count(told, one["say"], one["expect"], got, intent_alone=name == INTENTS)
    return told


def _count(told: Figures, text: str, wanted: Mapping[str, Any], got: Mapping[str, Any], *, intent_alone: bool) -> None:
    told.sentences += 1
    if wanted["intent"] != got["intent"]:
        told.failures.append(f"{text!r}\n    intent {got['intent']} instead of {wanted['intent']}")
        return
    told.intents += 1
    if intent_alone:
        told.whole += 1
        return
    asked = set(got.get("asked", ()))
    bad = [f"not asked {name}" for name in set(wanted.get("asked", ())) - asked]
    for name, mine, its in _pairs(wanted, got):
        told.fields += its is not None
        if its is None and mine is not None:
            if name not in asked:
                bad.append(f"missed {name}: {mine!r}")
                told.missed[name] += 1
        elif not _same(name, mine, its) and name not in asked:
            bad.append(f"wrong {name}: {its!r} instead of {mine!r}")
            told.wrong[name] += 1
    if bad:
        told.failures.append(f"{text!r}\n    " + "\n    ".join(bad))
    told.whole += not bad


def _pairs(wanted: Mapping[str, Any], got: Mapping[str, Any]) -> list[tuple[str, Any, Any]]:
    """Every field that is wanted or was told: its name, what is wanted, what was told."""
    mine, its = wanted.get("activities", []), got.get("activities", [])
    found = [] if len(mine) == len(its) else [("activities", len(mine), len(its))]
    for one, other in zip(mine, its, strict=False):
        found += [(name, one.get(name), other.get(name)) for name in {*one, *other}]
    for name in ("request", "numbers"):
        one, other = wanted.get(name, {}), got.get(name, {})
        found += [(key if name == "request" else name, one.get(key), other.get(key)) for key in {*one, *other}]
    return found


def _same(name: str, mine: Any, its: Any) -> bool:
    if mine is None or its is None:
        return bool(mine == its)
    if name == "evidence":
        return set(mine) == set(its) and all(
            mine[key]["there"] == its[key]["there"] and _words(mine[key]["place"]) == _words(its[key]["place"])
            for key in mine
        )
    if name in ("question", "result"):
        one, other = _words(mine), _words(its)
        return len(one & other) >= ALIKE * len(one | other)
    if name in LOOSE:
        return _words(mine) == _words(its)
    return bool(mine == its)


def _words(text: str) -> frozenset[str]:
    found = words_of(text)
    return found.known | found.strange | frozenset(re.findall(r"\d+", text))


def report(names: Sequence[str], *, failures: bool = False) -> list[str]:
    """The figures of corpora as lines."""
    lines = []
    for name in names:
        told = measure(name)
        lines.append(
            f"{name}: {told.sentences} sentences, intent {told.intent_share:.1f} %, every field "
            f"{told.whole_share:.1f} %, "
            f"wrong {told.wrong_share:.1f} % of {told.fields} fields"
        )
        if failures:
            lines += [*told.failures, f"wrong {dict(told.wrong)}, missed {dict(told.missed)}"]
    return lines
