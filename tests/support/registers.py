"""Registers for tests."""

from models.registers.definition import MOST_OWN, FieldType, RegisterField, field_json, shipped
from models.stored import JsonObject


def every_field() -> list[JsonObject]:
    """The fields of all shipped registers, a name once, and all that a centre may add."""
    found = {one.name: one for register in shipped().values() for one in register.fields}
    typed = {name: one for register in shipped().values() for one in register.fields for name in [one.name]
             if one.kind in (FieldType.LINE, FieldType.LINK)}  # fmt: skip
    own = [RegisterField(name=f"own{n:02}", kind=FieldType.LINE, label="Своё") for n in range(1, MOST_OWN + 1)]
    return [field_json(one) for one in (*(found | typed).values(), *own)]
