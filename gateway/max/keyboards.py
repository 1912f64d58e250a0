"""Buttons under a message, from the Bot API's to MAX's and back."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from gateway.botapi.shapes import Json
from gateway.max.links import Links

ROWS, ROW, ROW_WITH_LINK = 30, 7, 3
LABEL, PAYLOAD, ADDRESS = 128, 1024, 2048
LINKS = ("link", "open_app", "request_contact", "request_geo_location")
MORE = "…"

Rows = list[list[Json]]


def to_max(markup: Json | None, links: Links) -> list[Json]:
    """The attachment that a checked `reply_markup` is; none where it has no button that MAX knows."""
    given = (markup or {}).get("inline_keyboard") or []
    rows = [[one for button in row if (one := _button(button, links))] for row in given]
    laid = _fewer([part for row in rows for part in _wrapped(row)])
    return [{"type": "inline_keyboard", "payload": {"buttons": laid}}] if laid else []


def _button(button: Json, links: Links) -> Json | None:
    label = button["text"] if len(button["text"]) <= LABEL else button["text"][: LABEL - 1] + MORE
    if "callback_data" in button:
        return {"type": "callback", "text": label, "payload": button["callback_data"]}
    address = button.get("url") or button.get("web_app", {}).get("url") or ""
    if address.startswith(("http://", "https://")) and len(address) <= ADDRESS:
        return {"type": "link", "text": label, "url": links.to_max(address)}
    if "." in address and "://" not in address and ":" not in address.split("/")[0]:
        return {"type": "link", "text": label, "url": links.to_max(f"https://{address}")}
    if "copy_text" in button:
        return {"type": "clipboard", "text": label, "payload": button["copy_text"]["text"][:PAYLOAD]}
    return None  # tg:// leads nowhere here, and the rest there is not


def _wrapped(row: list[Json]) -> Iterator[list[Json]]:
    most = _most(row)
    for at in range(0, len(row), most):
        yield row[at : at + most]


def _most(row: Iterable[Json]) -> int:
    return ROW_WITH_LINK if any(button["type"] in LINKS for button in row) else ROW


def _fewer(rows: Rows) -> Rows:
    """As many rows as MAX shows: neighbours that fit stand together, from below."""
    laid = [list(row) for row in rows]
    at = len(laid) - 1
    while len(laid) > ROWS and at > 0:
        together = laid[at - 1] + laid[at]
        if len(together) <= _most(together):
            laid[at - 1 : at + 1] = [together]
        at -= 1
        if at <= 0 and any(len(a + b) <= _most(a + b) for a, b in pairwise(laid)):
            at = len(laid) - 1
    return laid[:ROWS]


def to_telegram(attachments: Iterable[Json]) -> Json | None:
    """The inline keyboard that stands among a message's attachments."""
    for one in attachments:
        if one.get("type") == "inline_keyboard":
            rows = [[_of_max(button) for button in row] for row in one.get("payload", {}).get("buttons", [])]
            return {"inline_keyboard": rows}
    return None


def _of_max(button: Json) -> Json:
    match button.get("type"):
        case "link":
            return {"text": button["text"], "url": button.get("url", "")}
        case "clipboard":
            return {"text": button["text"], "copy_text": {"text": button.get("payload", "")}}
    return {"text": button.get("text", ""), "callback_data": button.get("payload") or button.get("type", "")}
