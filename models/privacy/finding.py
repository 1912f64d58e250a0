"""What is found in a text: of which kind, and where."""

from dataclasses import dataclass
from enum import StrEnum


class Category(StrEnum):
    """Kinds of personal data, as a person is told them."""

    NAME = "name"
    PHONE = "phone"
    ADDRESS = "address"
    BIRTH = "birth"
    SNILS = "snils"
    PASSPORT = "passport"
    CERTIFICATE = "certificate"
    INN = "inn"
    POLICY = "policy"
    EMAIL = "email"
    ACCOUNT = "account"
    BANK = "bank"
    COURT = "court"
    PLATE = "plate"


@dataclass(frozen=True)
class Finding:
    """Characters from `start` to `end` (not included) of the cleaned text."""

    category: Category
    start: int
    end: int
