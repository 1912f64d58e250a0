"""Pictures for a phone: everything is read at 360 pixels, nothing crosses the frame or another word."""

import io
import itertools
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from matplotlib.image import imread
from matplotlib.patches import Rectangle

from documents.monitoring_chart import chart_of, draw_chart, lacking
from documents.papers.charts import heat_chart, is_photo, load_chart, rows_chart, sections_chart, year_chart
from documents.style.charts import (
    BAR,
    EDGE,
    FINE,
    INK,
    LACK,
    LACK_INK,
    MONTHS,
    NO_DATA_WORDS,
    PALE_INK,
    PAPER,
    PART_WORDS,
    SHADES,
    VACANT_WORDS,
    WIDE,
    Bar,
    Bars,
    Mark,
    Picture,
    shades,
)
from models.monitoring.consolidation import Cell, Consolidated
from models.monitoring.form import default_form
from models.monitoring.tables import State
from models.periods import Period, Span

READ = 11.0
"""Pixels of letters that are read on a phone without a lens."""
LEGIBLE = 4.5
"""The least contrast of a text (WCAG 2, AA)."""
QUARTERS = tuple(Period.around(Span.QUARTER, date(2026, month, 1)) for month in (1, 4, 7, 10))
FORM = default_form()
NAMES = st.text("абвгдежзийклмнопрстуфхцчшщъыьэюяАБВШЩЮ -«»№$_^{}\\%", min_size=1, max_size=90).filter(str.strip)
BARS = st.lists(
    st.builds(
        Bar,
        name=NAMES,
        value=st.integers(0, 10**7),
        mark=st.sampled_from(Mark),
        of=st.none() | st.integers(0, 10**7),
    ),
    max_size=14,
)


def texts_of(figure: Figure) -> list[tuple[str, tuple[float, float, float, float]]]:
    """The words of a picture with their boxes in pixels of a phone: left, top, right, bottom."""
    canvas = figure.canvas
    assert isinstance(canvas, FigureCanvasAgg)
    canvas.draw()  # type: ignore[no-untyped-call]
    high = figure.bbox.height
    boxes = [(text.get_text(), text.get_window_extent()) for text in figure.axes[0].texts]
    return [
        (words, (box.x0 / FINE, (high - box.y1) / FINE, box.x1 / FINE, (high - box.y0) / FINE)) for words, box in boxes
    ]


def check(figure: Figure) -> None:
    """No word or bar crosses the frame, no word another, and no letter is small."""
    high = figure.bbox.height / FINE
    assert figure.bbox.width == WIDE * FINE
    found = texts_of(figure)
    for words, (left, top, right, bottom) in found:
        assert left >= EDGE - 1, words
        assert right <= WIDE - EDGE + 1, words
        assert top >= 0, words
        assert bottom <= high, words
    for (one, a), (other, b) in itertools.combinations(found, 2):
        apart = a[2] <= b[0] + 1 or b[2] <= a[0] + 1 or a[3] <= b[1] + 1 or b[3] <= a[1] + 1
        assert apart, (one, other)
    for bar in figure.axes[0].patches:
        assert isinstance(bar, Rectangle)
        assert bar.get_x() >= EDGE - 1
        assert bar.get_x() + bar.get_width() <= WIDE - EDGE + 1
        assert bar.get_y() >= 0
        assert bar.get_y() + bar.get_height() <= high
    # points of the figure's hundred dots an inch, a dot being a pixel of the phone
    assert min(float(text.get_fontsize()) / 0.72 for text in figure.axes[0].texts) >= READ


@given(BARS, st.booleans(), NAMES)
@settings(max_examples=10, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])
def test_nothing_crosses_the_frame_or_another_word(bars: list[Bar], standing: bool, title: str) -> None:
    if standing:
        bars = [replace(bar, name=f"IV\n{2020 + n}", of=None) for n, bar in enumerate(bars[:8])]
    check(Picture(title, [Bars("Всего", bars, standing=standing)], "Только сданные отчёты").figure())


def contrast(one: str, other: str) -> float:
    def light(colour: str) -> float:
        parts = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in to_rgb(colour)]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    dark, bright = sorted((light(one), light(other)))
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(("ink", "under"), [(INK, PAPER), (PALE_INK, PAPER), (LACK_INK, PAPER), (LACK_INK, LACK)])
def test_words_stand_out_on_their_own_ground_whatever_the_theme(ink: str, under: str) -> None:
    assert contrast(ink, under) >= LEGIBLE
    # the ground is a part of the picture: nothing shines through it
    picture = imread(io.BytesIO(Picture("Год", []).png()))
    assert tuple(picture[0, 0]) == pytest.approx((*to_rgb(PAPER), 1.0), abs=0.01)


def consolidated(cells: dict[tuple[str, int], Cell]) -> Consolidated:
    names = tuple(dict.fromkeys(name for name, _ in cells))
    return Consolidated(FORM, names, QUARTERS, {(n, QUARTERS[q].first): cell for (n, q), cell in cells.items()})


def of_six(number: int) -> Cell:
    return Cell(State.SUBMITTED, {"F6": number})


def test_one_quarter_is_a_bar_with_its_number() -> None:
    found = consolidated({("Лесной район", 0): of_six(13)})
    figure = chart_of(found, FORM.indicator("F6")).figure()
    check(figure)
    highest = max(bar.get_height() for bar in figure.axes[0].patches if isinstance(bar, Rectangle))
    assert highest > 100
    assert [words for words, _ in texts_of(figure)].count("13") == 2  # the total, and the only district
    assert draw_chart(found, FORM.indicator("F6"))[:4] == b"\x89PNG"


def test_a_vacancy_and_missing_data_look_different_and_make_no_total_incomplete() -> None:
    found = consolidated(
        {
            ("Лесной район", 0): of_six(13),
            ("Лесной район", 1): of_six(15),
            ("Озёрный округ", 0): of_six(4),
            ("Озёрный округ", 1): Cell(State.VACANT, {}),
            ("Степной район", 1): Cell(State.NO_DATA, {}),
        }
    )
    picture = chart_of(found, FORM.indicator("F6"))
    words = [one for one, _ in texts_of(picture.figure())]
    assert VACANT_WORDS in words
    assert NO_DATA_WORDS in words
    assert "15 (+2)" in words
    assert PART_WORDS not in words
    districts = picture.parts[1]
    assert isinstance(districts, Bars)
    vacant, nothing = (next(bar for bar in districts.bars if bar.mark is mark) for mark in (Mark.VACANT, Mark.NO_DATA))
    looks = [Picture("", [Bars("", [bar])]).figure().axes[0].patches[0] for bar in (vacant, nothing)]
    assert looks[0].get_facecolor() != looks[1].get_facecolor()
    assert [look.get_hatch() for look in looks] == [None, "////"]


def test_a_total_that_lacks_who_told_before_is_hollow_and_says_so() -> None:
    cells = {("Лесной район", n): of_six(13) for n in range(3)} | {("Озёрный округ", 0): of_six(4)}
    found = consolidated(cells | {("Озёрный округ", 1): Cell(State.NO_DATA, {}), ("Озёрный округ", 2): of_six(5)})
    assert [lacking(found, "F6", quarter) for quarter in QUARTERS[:3]] == [False, True, False]
    figure = chart_of(found, FORM.indicator("F6")).figure()
    check(figure)
    assert PART_WORDS in [words for words, _ in texts_of(figure)]
    fills = [bar.get_facecolor()[:3] for bar in figure.axes[0].patches[:3]]
    assert [fill == pytest.approx(to_rgb(BAR)) for fill in fills] == [True, False, True]


def test_the_charts_of_the_year_keep_inside_their_frame() -> None:
    months = [(month, month * 130) for month in range(1, 13)]
    people = [(f"{name} Белова-Преображенская – 130", [number] * 12) for number, name in enumerate(["Анна"] * 50)]
    sections = [("1. Методическое сопровождение и всё, что к нему относится", 18, 25), ("2. Выезды", 0, 4)]
    pictures = [
        year_chart("По месяцам, 2026 год", [("Мероприятия", months), ("Посещения", months[:1])]),
        sections_chart("План и факт", sections, "В плане на 2026 год – 29 пунктов."),
        rows_chart("По территориям", [("Мероприятия", [Bar(name="Лесной район", value=0)])]),
        load_chart("Нагрузка, 2025/26", [9, 10, 11, 12, 1, 2, 3, 4, 5, 6, 7, 8], people),
    ]
    for picture in pictures:
        check(picture.figure())
    words = [one for one, _ in texts_of(pictures[3].figure())]
    assert words[1:13] == ["сен", "окт", "ноя", "дек", *MONTHS[:8]], "a school year begins in September"
    assert [is_photo(one.png()) for one in pictures] == [True, True, True, False], "what is taller is a file"


@given(
    st.lists(
        st.tuples(NAMES, st.lists(st.none() | st.integers(0, 2_000), min_size=8, max_size=8)), min_size=1, max_size=12
    )
)
@settings(max_examples=10, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])
def test_a_heat_table_crosses_nothing_either(rows: list[tuple[str, list[int | None]]]) -> None:
    heads = ["школа", "детский сад", "ФАП", "Совет помощи", "участковый", "соседи", "сама семья", "другое"]
    bars = [Bar(name="Проверено", value=3, of=5)]
    check(heat_chart("Карта сигналов", heads, rows, ("Что было дальше", bars), "Тире – записей нет").figure())


@pytest.mark.parametrize("number", [None, 0, 1, 3, 10, 40, 77, 120])
def test_a_number_is_read_on_a_cell_however_dark(number: int | None) -> None:
    shade, ink = shades(number, 120)
    assert contrast(ink, shade) >= LEGIBLE


def test_the_more_the_darker_and_all_zeros_have_no_shade() -> None:
    found = [SHADES.index(shades(number, 120)[0]) for number in (1, 12, 50, 90, 120)]
    assert found == sorted(found)
    assert (found[0], found[-1]) == (0, len(SHADES) - 1)
    assert found[1] > 0, "beside one great number the others are told apart still"
    assert {shades(0, most)[0] for most in (0, 5)} == {PAPER}
    assert len(heat_chart("Год", ["школа"], [("Лесной район – 0", [0])], ("Дальше", [Bar(name="a", of=0)])).parts) == 1
