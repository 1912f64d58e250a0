"""A text as the guard reads it: look-alike and invisible characters would hide what they stand in."""

import re
import unicodedata

SPACES = dict.fromkeys(
    map(ord, "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\t"), " "
)
DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"), "-")
QUOTES = {ord(c): "«" for c in "“„"} | {ord("”"): "»"}
LATIN = str.maketrans("ABCEHKMOPTXYaceopxykmtnurb", "АВСЕНКМОРТХУасеорхукмтпигь")
STRAIGHT = re.compile(r'"([^"\n]{1,200})"')
NOUGHT = re.compile(r"(?<=\d)[OoОо](?=\d)")
NUMBERLIKE = re.compile(r"(?<![\w+])\+?\d[\dOoОоЗзБб ()-]{8,15}[\dOoОоЗзБб](?!\w)")
DIGITLIKE = str.maketrans("OoОоЗзБб", "00003366")
"""«89O6 657 44 1З»."""
ROUND = re.compile(r"(?<=[а-яё])0(?=[а-яё]{2})|(?<=[А-ЯЁ])0(?=[а-яё]{2})")
"""«К0ля»."""
MONKEY = re.compile(r"(?<=[А-ЯЁа-яё])@(?=[а-яё]+\b(?!\.))")
"""«л@риса», and no address."""
MIXED = re.compile(r"\b(?=\w*[A-Za-z])(?=\w*[А-Яа-яЁё])[A-Za-zА-Яа-яЁё]+\b")


TURKISH = {ord("İ"): "I"}
"""The only letter that becomes two when it is made small, and would move all that stands behind it."""

ODD = re.compile(r"[^ -~\nА-Яа-яЁё«»№]")
"""All but what most texts are made of, which stands for itself."""
PLAIN = SPACES | DASHES | QUOTES | TURKISH


def _plain(character: str) -> str:
    """What stands for a character: nothing for one that does not show."""
    if unicodedata.category(character) == "Cf" or "\u0300" <= character <= "\u036f":
        return ""
    if character.isdigit():
        return str(unicodedata.digit(character))
    return PLAIN.get(ord(character), character)


def _in_digits(found: re.Match[str]) -> str:
    """A number of many digits and a letter or two that look like digits."""
    return found[0].translate(DIGITLIKE) if sum(c.isdigit() for c in found[0]) >= 7 else found[0]


def cleaned(text: str) -> str:
    """The text with plain spaces, dashes and digits, without invisible characters, and with the Latin letters of
    otherwise Russian words made Russian. In small letters it is as long as it is."""
    plain = unicodedata.normalize("NFC", text)
    plain = ODD.sub(lambda found: _plain(found[0]), plain)
    plain = NOUGHT.sub("0", plain)
    plain = NUMBERLIKE.sub(_in_digits, plain)
    plain = ROUND.sub("о", plain)
    plain = MONKEY.sub("а", plain)
    plain = STRAIGHT.sub(r"«\1»", plain)
    return MIXED.sub(lambda found: found[0].translate(LATIN), plain)
