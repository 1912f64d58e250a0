"""An indicator over the quarters as a picture."""

import io

from models.monitoring.consolidation import Consolidated
from models.monitoring.form import Indicator
from models.periods import Period

MOST_LINES = 10
"""Districts that get a line of their own; more of them are a tangle, and only the total is drawn."""
ROMAN = ("", "I", "II", "III", "IV")


def draw_chart(found: Consolidated, indicator: Indicator) -> bytes:
    """The PNG: the total as a thick line with its numbers, districts as thin ones. A quarter without data is a gap
    and no zero; a total that lacks a district is hollow, so that it is not taken for a fall. Meant for a thread: the
    first call imports matplotlib, which takes a second."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    quarters = found.quarters
    labels = [f"{ROMAN[one.number]}\n{one.year}" for one in quarters]
    figure = Figure(figsize=(8, 4.5), dpi=120, layout="constrained")
    FigureCanvasAgg(figure)
    axes = figure.add_subplot()
    places = range(len(quarters))
    if len(found.districts) <= MOST_LINES:
        for district in found.districts:
            told = [found.number(district, indicator.code, one) for one in quarters]
            if any(number is not None for number in told):
                axes.plot(places, _gaps(told), linewidth=1, marker=".", alpha=0.7, label=district)
    total = [found.total(indicator.code, one) for one in quarters]
    axes.plot(places, _gaps(total), linewidth=3, marker="o", color="#1F4E79", label="Всего")
    for place, number in zip(places, total, strict=True):
        if number is not None:
            axes.annotate(str(number), (place, number), textcoords="offset points", xytext=(0, 8), ha="center")
    lacking = [n for n in places if total[n] is not None and not whole(found, indicator.code, quarters[n])]
    if lacking:
        heights = _gaps([total[n] for n in lacking])
        axes.plot(
            lacking, heights, "o", color="#1F4E79", markerfacecolor="white", markersize=7, label="Всего, не все сдали"
        )
    axes.set_title(f"{indicator.code}. {indicator.name}")
    axes.set_xticks(list(places), labels)
    axes.margins(y=0.15)
    axes.set_ylim(bottom=0)
    axes.grid(axis="y", alpha=0.3)
    axes.legend(loc="center left", bbox_to_anchor=(1, 0.5), fontsize=8, frameon=False)
    out = io.BytesIO()
    figure.savefig(out, format="png")
    return out.getvalue()


def whole(found: Consolidated, code: str, quarter: Period) -> bool:
    """Whether every district told that number of the quarter."""
    return all(found.number(district, code, quarter) is not None for district in found.districts)


def _gaps(told: list[int | None]) -> list[float]:
    return [float("nan") if number is None else float(number) for number in told]
