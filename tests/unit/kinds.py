"""One form with a field of every kind, and what people and forgers may send to it."""

from datetime import date

from hypothesis import strategies as st

from models.forms.checklist import Checklist
from models.forms.form import Field, Form
from models.forms.kinds import FieldKind, Option, TextKey, Values
from models.forms.lists import Counts, Split, Switches
from models.forms.simple import Choice, Day, Line, Lines

TODAY = date(2026, 3, 16)
FRUIT = (Option("apple", "Яблоки"), Option("pear", "Груши"), Option("plum", "Сливы"))
PEOPLE = (
    Option("curators", "Кураторы"),
    Option("teachers", "Педагоги", ("учителя",)),
    Option("guard", "Специалисты опеки"),
    Option("spec", "Специалисты"),
)


def split(values: Values) -> Split:
    """The switch «place» decides what is counted."""
    place = (values.get("switches") or {}).get("place")
    if place == "mixed":
        return "both"
    return "afar" if place == "afar" else "here"


KINDS: dict[str, FieldKind] = {
    "line": Line(40, shortest=3, offers=("Методист", "Психолог")),
    "lines": Lines(20, 5),
    "choice": Choice(options=FRUIT),
    "grouped": Choice(
        options=FRUIT,
        groups={
            "garden": (TextKey("group-teaching"), ("apple", "pear")),
            "wild": (TextKey("group-support"), ("plum",)),
        },
        usual=("plum",),
        none=TextKey("activity-no-district"),
    ),
    "day": Day(),
    "ahead": Day(future=True),
    "switches": Switches(
        {
            "place": (Option("here", "Очно"), Option("afar", "Дистанционно"), Option("mixed", "Смешанный")),
            "level": (Option("district", "Район"), Option("region", "Область")),
        }
    ),
    "counts": Counts(PEOPLE, split),
    "checklist": Checklist((Option("minutes", "Протокол"), Option("photos", "Фотоотчёт")), 30),
}
FORM = Form(tuple(Field(name=name, kind=kind, required=name in ("line", "day")) for name, kind in KINDS.items()))

FORGED = [
    "", ".", "..", "-", "=", "/", "n", "m", "@", "!save", "=apple", "=ghost", "/garden", "/ghost", "0", "1", "9",
    "²", "n²", "n8", "n-1", "n99999999999", "m2026-03-01", "m0001-01-01", "m9999-12-01", "m²", "2026-03-15",
    "2026-03-17", "0001-01-01", "9999-12-31", "2026-W11-1", "20260315", "place=mixed", "place=", "level=ghost",
    "=curators", "=minutes",
]  # fmt: skip
AWKWARD = [
    "", " ", "9" * 4096, "!" * 4096, "а" * 4096, "12 марта", "вчера", "Очно", "ч" * 4000 + " 8", "1" * 4000 + "+1",
    "кураторы " + "9" * 4000, "²", "8 + ²", "0000.00.00", "-", "\n" * 4000, "<b>", "груши, яблоки",
]  # fmt: skip
DATA = st.one_of(st.text(max_size=64), st.sampled_from(FORGED))
TYPED = st.one_of(
    st.text(max_size=300),
    st.text("0123456789+- ,;\n.−–", max_size=60),
    st.lists(st.sampled_from(["кураторы", "педагоги", "спец", "опеки", "8", "3 + 2", "-1", ",", "чел", "груши"])).map(
        " ".join
    ),
    st.sampled_from(AWKWARD),
)
