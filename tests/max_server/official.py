"""The official schema of MAX's API as JSON Schema, where it stands beside the checkout; it is test data, and no part
of the product.

OpenAPI 3.0 says «nullable» where JSON Schema lists a type, and picks one of many by a discriminator that JSON Schema
does not know. `lenient` is the schema as MAX itself keeps it: its own sample updates leave out what may be null.
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from jsonschema.protocols import Validator

from gateway.botapi.shapes import Json
from simulator.max.state import Exchange, MaxWorld

_BESIDE = [up / "shared" / "max" for up in Path(__file__).parents]
FOLDER = next((one for one in _BESIDE if one.is_dir()), _BESIDE[-1])
SAMPLES = sorted((FOLDER / "fixtures").glob("update.*.json"))
here = pytest.mark.skipif(not FOLDER.is_dir(), reason="the official schema does not stand beside the checkout")
# of 0.0.33, and not in the copy of 0.0.30
NEWER = {"editMyCommands": ("Commands", "Commands")}
_PREFIX = "#/components/schemas/"


class Official:
    """Violations of the official schema, in words."""

    def __init__(self, *, lenient: bool) -> None:
        self.lenient = lenient
        self.document: Json = yaml.safe_load((FOLDER / "schema.yaml").read_text())
        schemas: Json = self.document["components"]["schemas"]
        schemas["Commands"] = {"properties": {"commands": schemas["BotPatch"]["properties"]["commands"]}}
        self.parents = {name for name, one in schemas.items() if "discriminator" in one}
        self.definitions: Json = {name: self._converted(schema, inside=name) for name, schema in schemas.items()}
        for name in self.parents:
            mapping: dict[str, str] = schemas[name]["discriminator"]["mapping"]
            key = schemas[name]["discriminator"]["propertyName"]
            self.definitions[f"{name}.any"] = {
                "required": [key],
                "properties": {key: {"enum": list(mapping)}},
                "allOf": [
                    {
                        "if": {"properties": {key: {"const": value}}},
                        "then": {"$ref": f"#/$defs/{target.removeprefix(_PREFIX)}"},
                    }
                    for value, target in mapping.items()
                ],
            }

    def _converted(self, schema: object, *, inside: str = "") -> object:
        if isinstance(schema, list):
            return [self._converted(one, inside=inside) for one in schema]
        if not isinstance(schema, dict):
            return schema
        if "$ref" in schema:
            return {"$ref": self._target(schema["$ref"], inside)}
        kept = {
            k: v for k, v in schema.items() if k not in ("nullable", "discriminator", "oneOf", "description", "example")
        }
        if self.lenient and "required" in kept:
            kept["required"] = [name for name in kept["required"] if _needed(name, schema)]
        found = {key: self._converted(value, inside=inside) for key, value in kept.items()}
        if schema.get("type") == "object" or "properties" in schema:
            found["type"] = "object"
        return {"anyOf": [{"type": "null"}, found]} if schema.get("nullable") else found

    def _target(self, reference: str, inside: str) -> str:
        """A parent is meant as any of its children, but where a child refers to it as to its parent."""
        name = reference.removeprefix(_PREFIX)
        if name not in self.parents or self._is_child(inside, name):
            return f"#/$defs/{name}"
        return f"#/$defs/{name}.any"

    def _is_child(self, name: str, parent: str) -> bool:
        schemas = self.document["components"]["schemas"]
        return {"$ref": _PREFIX + parent} in schemas.get(name, {}).get("allOf", ())

    @cache  # noqa: B019 – there are two of them, and they live as long as the tests
    def validator(self, name: str) -> Validator:
        """A checker of one definition."""
        return Draft202012Validator({"$ref": f"#/$defs/{name}", "$defs": self.definitions})

    def wrong(self, name: str, value: Any) -> list[str]:
        """What is wrong with a value that should be a `name`."""
        found = self.validator(name).iter_errors(value)
        return [f"{name}/{'/'.join(map(str, one.absolute_path))}: {one.message[:200]}" for one in found]

    def wrong_updates(self, updates: list[Json]) -> list[str]:
        """What is wrong with updates."""
        return [words for update in updates for words in self.wrong("Update.any", update)]

    def wrong_traffic(self, world: MaxWorld) -> list[str]:
        """What is wrong with all that this MAX was asked and told."""
        asked = [words for exchange in world.traffic for words in self.wrong_exchange(exchange)]
        return asked + self.wrong_updates(list(world.delivered))

    def wrong_exchange(self, exchange: Exchange) -> list[str]:
        """What is wrong with one call: its query, its body, its answer."""
        return [f"{exchange.operation}: {words}" for words in self._wrong(exchange)]

    def _wrong(self, exchange: Exchange) -> Iterator[str]:
        if exchange.operation in NEWER:
            body, answer = NEWER[exchange.operation]
            yield from self.wrong(body, exchange.body)
            if exchange.status == 200:
                yield from self.wrong(answer, exchange.answer)
            return
        operation, path = self._operation(exchange)
        yield from self._wrong_parameters(operation, path, exchange)
        if "requestBody" in operation:
            yield from self.wrong(_name(operation["requestBody"]), exchange.body)
        elif exchange.body is not None:
            yield "a body where there is none"
        if exchange.status == 200:
            yield from self.wrong(_name(self._response(operation)), exchange.answer)
        else:
            yield from self.wrong("Error", exchange.answer)

    def _operation(self, exchange: Exchange) -> tuple[Json, str]:
        for path, verbs in self.document["paths"].items():
            operation = verbs.get(exchange.method.lower())
            if operation and operation["operationId"] == exchange.operation:
                return operation, path
        raise LookupError(f"no operation {exchange.operation}")

    def _response(self, operation: Json) -> Json:
        responses = operation["responses"]
        found: Json = responses.get("200") or responses[200]
        if "$ref" in found:
            answer: Json = self.document["components"]["responses"][found["$ref"].rpartition("/")[2]]
            return answer
        return found

    def _wrong_parameters(self, operation: Json, path: str, exchange: Exchange) -> Iterator[str]:
        pattern = re.sub(r"\{(\w+)\}", r"(?P<\1>[^/]+)", path)
        found = re.fullmatch(pattern, exchange.path)
        values = {**exchange.query, **(found.groupdict() if found else {})}
        known = {parameter["name"] for parameter in operation.get("parameters", ())}
        yield from (f"an unknown parameter {name}" for name in exchange.query if name not in known)
        for parameter in operation.get("parameters", ()):
            name, schema = parameter["name"], self._converted(parameter["schema"])
            if name not in values:
                if parameter.get("required"):
                    yield f"no {name}"
                continue
            whole = {**schema, "$defs": self.definitions} if isinstance(schema, dict) else {}
            value = _read(values[name], whole)
            yield from (f"{name}: {one.message}" for one in Draft202012Validator(whole).iter_errors(value))


def _needed(name: str, schema: Json) -> bool:
    """Whether a required property is one that the schema describes, and not as one that may be null."""
    described = schema.get("properties", {}).get(name)
    return described is not None and not described.get("nullable")


def _name(holder: Json) -> str:
    return str(holder["content"]["application/json"]["schema"]["$ref"]).removeprefix(_PREFIX)


def _read(text: str, schema: Json) -> object:
    """A word of the query as the schema types it."""
    kinds = {one.get("type") for one in [schema, *schema.get("anyOf", ())]}
    if "$ref" in schema:
        kinds.add("integer" if schema["$ref"].endswith("bigint") else "string")
    if "integer" in kinds and re.fullmatch(r"-?\d+", text):
        return int(text)
    if "boolean" in kinds and text in ("true", "false"):
        return text == "true"
    return text.split(",") if "array" in kinds else text
