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
MIXED = re.compile(r"\b(?=\w*[A-Za-z])(?=\w*[А-Яа-яЁё])[A-Za-zА-Яа-яЁё]+\b")


def cleaned(text: str) -> str:
    """The text with plain spaces, dashes and digits, without invisible characters, and with the Latin letters of
    otherwise Russian words made Russian."""
    plain = unicodedata.normalize("NFC", text)
    plain = "".join(c for c in plain if unicodedata.category(c) != "Cf" and not "\u0300" <= c <= "\u036f")
    plain = "".join(str(unicodedata.digit(c)) if c.isdigit() and not c.isascii() else c for c in plain)
    plain = plain.translate(SPACES | DASHES | QUOTES)
    plain = STRAIGHT.sub(r"«\1»", plain)
    return MIXED.sub(lambda found: found[0].translate(LATIN), plain)
