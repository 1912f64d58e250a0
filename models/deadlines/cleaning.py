"""From the cell as typed to one line of plain lower-case text: what converters and hurried hands
leave goes away.
"""

import html
import re
import unicodedata

_INLINE_TAG = re.compile(r"</?(?:b|i|u|em|strong|span|font|small|big|mark|a|s)(?:\s[^<>]*)?/?>", re.IGNORECASE)
_RAISED = re.compile(r"(\d)\s*<sup>\s*(\d\d)\s*</sup>", re.IGNORECASE)
_BREAK = re.compile(r"\n|<br\s*/?>|</p>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>|<!--.*?-->", re.DOTALL)
_RAISED_MINUTES = re.compile(r"(\d)([⁰¹²³⁴⁵⁶⁷⁸⁹]{2})")
_SOFT_BREAK = re.compile(r"\u00ad(?:\s*\n\s*)?")
_SHORTHAND = re.compile(
    r"""
      (?P<half_year>\bп\s?/\s?г\b|(?<=[\divx]\ )п\s?\.\s?г\b|\bп\s?-\s?[ея]\b)
    | (?P<per_half_year>\bпол\.?\s?-?\s?года\b)
    | (?P<until_end>\bдо\ окончания\b)
    | (?P<this_year>\b[тс]\s?\.\s?г\b)
    | (?P<letters>\bм\s?[-/]\s?ц[аеу]?\b|\bкв\s?-\s?л[аеу]?\b|\(\s?вкл(?:ючительно|юч|)\.?\s?\))
    | (?P<letter_o>(?<![\w.,:])0(?=[а-я]{4}))
    | (?P<zero>(?<![a-zа-я])[oо](?=\d)|(?<=\d)[oо](?=[\d.\s]|$))
    """,
    re.VERBOSE,
)
# cheap to look for, and without any of them there is no shorthand
_SHORTHAND_SIGN = re.compile(r"[./]|до окон|[мпвл]\s?-|пол\s?г|вкл|0[а-я]|[oо]\d|\d[oо]")
_FULL = {
    "half_year": "полугодие",
    "per_half_year": "полгода",
    "until_end": "до конца",
    "this_year": "текущего года",
    "letter_o": "о",
    "zero": "0",
}

_DASHES = "‐‑‒–—―−⁃﹘﹣－➖─━"
_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_DROPPED = "\u0301\u200b\u200c\u200d\u200e\u200f\u2060\ufeff*`"
_QUOTES = "«»\"“”„‟‘’‚'‹›"

# before NFKC: it would turn «№» into «No», a footnote's «март²» into «март2», «½» into «1⁄2»
_BEFORE = str.maketrans(
    {
        **dict.fromkeys(_DASHES, "-"),
        **dict.fromkeys(_DROPPED),
        **dict.fromkeys(_QUOTES, " "),
        **dict.fromkeys(_SUPERSCRIPTS + "½¼¾", "¤"),
        "№": " # ",
        "…": "¤",
        "_": " ",
        "\\": "/",
        "\u2028": " ",
    }
)
_AFTER = str.maketrans({"ё": "е", "[": "(", "]": ")", "{": "(", "}": ")"})
_BULLETS = "•·▪●○■◦∙►▶➢✓"


def clean(text: str) -> str:
    """The text in lower case with plain dashes, dots and spaces; an empty cell gives an empty line."""
    if "<" in text:
        text = _INLINE_TAG.sub("", _RAISED.sub(r"\1:\2", text))
        text = _TAG.sub(" ", text)
    if "&" in text:
        text = html.unescape(text)
    if not text.isascii():
        if "\u00ad" in text:
            text = _SOFT_BREAK.sub("", text)
        text = _RAISED_MINUTES.sub(_minutes, text)
        text = unicodedata.normalize("NFKC", text.translate(_BEFORE))
    else:
        text = text.translate(_BEFORE)
    text = " ".join(text.split()).lower().translate(_AFTER).strip()
    text = _trim(text)
    return _SHORTHAND.sub(_full, text) if _SHORTHAND_SIGN.search(text) else text


def lines_of(text: str) -> list[str]:
    """The clean lines of a cell, empty ones left out; a «<br>» breaks a line, too."""
    return [line for line in map(clean, _BREAK.split(text)) if line]


def _minutes(match: re.Match[str]) -> str:
    return f"{match[1]}:{''.join(str(_SUPERSCRIPTS.index(digit)) for digit in match[2])}"


def _trim(text: str) -> str:
    text = text.lstrip(_BULLETS + " ").rstrip(" .,;:!")
    if text.startswith("- ") or text == "-":
        text = text[1:].lstrip()
    if text[:1].isalnum() or any(sign.isalnum() for sign in text):
        return text
    return text.strip("-.,;:/()–¤ ")


def _full(match: re.Match[str]) -> str:
    """A shorthand in full; one written with its letters apart («кв-л», «(включительно)») put together."""
    return _FULL.get(match.lastgroup or "") or f" {''.join(sign for sign in match[0] if sign.isalpha())} "
