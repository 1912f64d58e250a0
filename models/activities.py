"""What was done: the logged fact, who came, what proves it, what was handed out, and who changed it since."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from models.activity_kinds import (
    GROUPS,
    HELD_OR_JOINED,
    PRINTED,
    PUBLISHED,
    TOPICAL,
    Category,
    Evidence,
    Format,
    Group,
    Involvement,
    Level,
    Material,
    Mode,
    Organisation,
    Type,
)
from models.activity_tables import (
    CHANNEL_LENGTH,
    LINK_LENGTH,
    LISTS,
    NAME_LENGTH,
    PARTNERS_LENGTH,
    PLACE_LENGTH,
    RESULT_LENGTH,
    TITLE_LENGTH,
    Activity,
    Attendance,
    Change,
    Coauthor,
    HandedOut,
    Handout,
    Place,
    Proof,
    TakingPart,
)
from models.base import Base
from models.handouts import Given, all_copies, besides_library, handouts_said, read_handouts
from models.likely import likely_evidence, likely_participants, usual_involvement
from models.stored import Answers, Json

__all__ = [
    "CHANNEL_LENGTH",
    "GROUPS",
    "HELD_OR_JOINED",
    "LINK_LENGTH",
    "LISTS",
    "NAME_LENGTH",
    "PARTNERS_LENGTH",
    "PLACE_LENGTH",
    "PRINTED",
    "PUBLISHED",
    "RESULT_LENGTH",
    "TITLE_LENGTH",
    "TOPICAL",
    "Activity",
    "Attendance",
    "Category",
    "Change",
    "Coauthor",
    "Evidence",
    "Facts",
    "Format",
    "Group",
    "Handout",
    "Involvement",
    "Level",
    "Material",
    "Mode",
    "Organisation",
    "Place",
    "Proof",
    "TakingPart",
    "Type",
    "likely_evidence",
    "likely_participants",
    "placed",
    "title_key",
    "usual_involvement",
]


def title_key(title: str) -> str:
    """The title without case, quotes and extra spaces: two titles with one key are likely the same event."""
    return "".join(c for c in title.casefold().replace("ё", "е") if c.isalnum())


Rows = Mapping[type[Base], list[dict[str, object]]]


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What a form says of an activity. `answers()` and `read()` are the form's JSON and back."""

    type: Type
    title: str
    """Of a supervision or consultation its topic."""
    day: date
    district_id: int | None = None
    format: Format | None = None
    level: Level | None = None
    attendance: Mapping[Category, tuple[int, int]] = field(default_factory=dict)
    result: str = ""
    evidence: Mapping[Evidence, tuple[bool, str]] = field(default_factory=dict)
    handouts: Mapping[Material, int] = field(default_factory=dict)
    """Copies that are none of the library's."""
    given: Given = field(default_factory=dict)
    """Copies of the library's materials, by what each counts as and its number."""
    involvement: Involvement | None = None
    """None is what such an activity usually is."""
    mode: Mode | None = None
    minutes: int | None = None
    newcomers: Mapping[Category, int] = field(default_factory=dict)
    districts: Mapping[int, int] = field(default_factory=dict)
    """People by district, 0 where that was not said; when it is not empty, `district_id` is one of them."""
    place: str = ""
    organisations: Mapping[Organisation, int] = field(default_factory=dict)
    partners: str = ""
    programme: str = ""
    series: str = ""
    coauthors: frozenset[int] = frozenset()
    channel: str = ""
    link: str = ""

    @property
    def came(self) -> int:
        """Visits: people in the room and remotely."""
        return sum(here + afar for here, afar in self.attendance.values())

    @property
    def copies(self) -> dict[Material, int]:
        """All copies that were handed out."""
        return all_copies(self.handouts, self.given)

    @property
    def taken(self) -> Involvement:
        """Whether the centre held it or took part."""
        return self.involvement or usual_involvement(self.type)

    @property
    def district_ids(self) -> frozenset[int]:
        """Every district that it belongs to."""
        main = {self.district_id} if self.district_id is not None else set()
        return frozenset({*main, *self.districts})

    def settled(self) -> "Facts":
        """What was left unsaid and follows: a supervision of several people is one of a group, first-timers are among
        those who came, and what is of several districts has a main one."""
        mode = self.mode
        if self.type is Type.SUPERVISION and mode is None:
            mode = Mode.GROUP if self.came > 1 else Mode.INDIVIDUAL
        first = {k: min(n, sum(self.attendance[k])) for k, n in self.newcomers.items() if k in self.attendance}
        districts = dict(self.districts)
        main = self.district_id if self.district_id is not None else next(iter(districts), None)
        if districts and main is not None:
            districts.setdefault(main, 0)
        mode = mode if self.type is Type.SUPERVISION else None
        return replace(self, mode=mode, newcomers=first, districts=districts, district_id=main)

    def says(self, said: "Facts") -> bool:
        """Whether what is stored is what was said: what was left unsaid and follows is no difference."""
        plain, told = replace(self, involvement=None), replace(said.settled(), involvement=None)
        if not told.programme:  # the plan's item gave it
            plain = replace(plain, programme="")
        if told.link and told.format is Format.REMOTE:
            told = replace(told, format=None)
        return plain.answers() == told.answers() and said.involvement in (None, self.taken)

    @classmethod
    def read(cls, answers: Mapping[str, Json]) -> "Facts":
        """The facts that a form's answers hold. Raises KeyError or ValueError when they were not made by it."""
        circumstances = answers.get("format") or {}
        form = Format(circumstances["format"]) if "format" in circumstances else None
        published = answers.get("channel") or {}
        handouts, given = read_handouts(answers.get("handouts") or {})
        return cls(
            type=Type(answers["type"]),
            title=answers["title"],
            day=date.fromisoformat(answers["day"]),
            district_id=int(answers["district"]) if answers.get("district") else None,
            format=form,
            level=Level(circumstances["level"]) if "level" in circumstances else None,
            attendance={Category(k): placed(form, *v) for k, v in (answers.get("attendance") or {}).items()},
            result=answers.get("result") or "",
            evidence={Evidence(k): (v["there"], v["place"]) for k, v in (answers.get("evidence") or {}).items()},
            handouts=handouts,
            given=given,
            involvement=Involvement(circumstances["involvement"]) if "involvement" in circumstances else None,
            mode=Mode(circumstances["mode"]) if "mode" in circumstances else None,
            minutes=answers.get("minutes"),
            newcomers={Category(k): v[0] for k, v in (answers.get("newcomers") or {}).items()},
            districts={int(k): v for k, v in (answers.get("districts") or {}).items()},
            place=answers.get("place") or "",
            organisations={
                Organisation(k): v[0] if isinstance(v, list) else v  # a draft begun before numbers could be left out
                for k, v in (answers.get("organisations") or {}).items()
            },
            partners=answers.get("partners") or "",
            programme=answers.get("programme") or "",
            series=answers.get("series") or "",
            coauthors=frozenset(int(person) for person in answers.get("coauthors") or ()),
            channel=published.get("channel", ""),
            link=published.get("link", ""),
        )

    @classmethod
    def of(cls, activity: Activity) -> "Facts":
        """The facts of a stored activity, its lists loaded."""
        usual = activity.involvement is usual_involvement(activity.type)
        given = {(g.kind, g.material_id): g.copies for g in activity.given}
        return cls(
            type=activity.type,
            title=activity.title,
            day=activity.day,
            district_id=activity.district_id,
            format=None if activity.link and activity.format is Format.REMOTE else activity.format,
            level=activity.level,
            attendance={a.category: (a.in_person, a.remote) for a in activity.attendance},
            result=activity.result,
            evidence={p.kind: (p.present, p.place) for p in activity.evidence},
            handouts=besides_library({h.kind: h.copies for h in activity.handouts}, given),
            given=given,
            involvement=None if usual else activity.involvement,
            mode=activity.mode,
            minutes=activity.minutes,
            newcomers={a.category: a.newcomers for a in activity.attendance if a.newcomers is not None},
            districts={p.district_id: p.people for p in activity.districts},
            place=activity.place,
            organisations={o.kind: o.count for o in activity.organisations},
            partners=activity.partners,
            programme=activity.programme,
            series=activity.series,
            coauthors=frozenset(c.person_id for c in activity.coauthors),
            channel=activity.channel,
            link=activity.link,
        )

    def answers(self) -> Answers:
        """The form's JSON; questions without an answer are left out."""
        circumstances = {
            "format": self.format,
            "level": self.level,
            "involvement": self.involvement,
            "mode": self.mode,
        }
        published = {"channel": self.channel, "link": self.link}
        said = {
            "type": self.type.value,
            "title": self.title,
            "day": self.day.isoformat(),
            "district": "" if self.district_id is None else str(self.district_id),
            "format": {name: value.value for name, value in circumstances.items() if value},
            "attendance": {k.value: list(v) for k, v in self.attendance.items()},
            "result": self.result,
            "evidence": {k.value: {"there": v[0], "place": v[1]} for k, v in self.evidence.items()},
            "handouts": handouts_said(self.handouts, self.given),
            "minutes": self.minutes,
            "newcomers": {k.value: [v, 0] for k, v in self.newcomers.items()},
            "districts": {str(k): v for k, v in self.districts.items()},
            "place": self.place,
            "organisations": {k.value: v for k, v in self.organisations.items()},
            "partners": self.partners,
            "programme": self.programme,
            "series": self.series,
            "coauthors": [str(person) for person in sorted(self.coauthors)],
            "channel": {name: value for name, value in published.items() if value},
        }
        return {name: value for name, value in said.items() if value or name == "district"}

    def columns(self) -> dict[str, object]:
        """What stands in the activity's own row."""
        plain = ("type", "title", "day", "district_id", "format", "level", "result", "mode", "minutes", "place")
        named = ("programme", "series", "partners", "channel", "link")
        own = {name: getattr(self, name) for name in (*plain, *named)}
        # what has a link is read from afar, and nobody is asked where
        form = Format.REMOTE if self.link and self.format is None else self.format
        return {**own, "format": form, "title_key": title_key(self.title), "involvement": self.taken}

    def rows(self) -> Rows:
        """What stands in the lists that hang on it, by table."""
        return {
            Attendance: [
                {"category": k, "in_person": here, "remote": afar, "newcomers": self.newcomers.get(k)}
                for k, (here, afar) in self.attendance.items()
            ],
            Proof: [{"kind": k, "present": there, "place": place} for k, (there, place) in self.evidence.items()],
            Handout: [{"kind": k, "copies": copies} for k, copies in self.copies.items()],
            HandedOut: [
                {"kind": kind, "material_id": material, "copies": copies}
                for (kind, material), copies in self.given.items()
            ],
            Place: [{"district_id": k, "people": people} for k, people in self.districts.items()],
            TakingPart: [{"kind": k, "count": count} for k, count in self.organisations.items()],
            Coauthor: [{"person_id": person} for person in sorted(self.coauthors)],
        }

    def write_to(self, activity: Activity) -> None:
        """Put the facts on a stored activity."""
        for name, value in self.columns().items():
            setattr(activity, name, value)
        rows = self.rows()
        activity.attendance = [Attendance(**row) for row in rows[Attendance]]
        activity.evidence = [Proof(**row) for row in rows[Proof]]
        activity.handouts = [Handout(**row) for row in rows[Handout]]
        activity.given = [HandedOut(**row) for row in rows[HandedOut]]
        activity.districts = [Place(**row) for row in rows[Place]]
        activity.organisations = [TakingPart(**row) for row in rows[TakingPart]]
        activity.coauthors = [Coauthor(**row) for row in rows[Coauthor]]


def placed(form: Format | None, here: int, afar: int) -> tuple[int, int]:
    """People where the format puts them: a remote activity has nobody in the room, and the other way round."""
    if form is Format.MIXED:
        return here, afar
    return (0, here + afar) if form is Format.REMOTE else (here + afar, 0)
