"""Reads typed values out of a JSON document, and says where one is not what it has to be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

T = TypeVar("T")


class ManifestError(Exception):
    """A document does not say what DAGs can be made of. The message is for users."""


@dataclass(frozen=True)
class Fields:
    """An object of the document, and the path to it."""

    values: Mapping[str, Any]
    path: str = ""

    @staticmethod
    def of(value: object, path: str) -> Fields:
        """The object at a path."""
        if not isinstance(value, dict):
            raise ManifestError(f"'{path}' must be an object, was {_shown(value)}")
        return Fields(value, path)

    def child(self, key: str) -> Fields:
        return Fields.of(self._value(key), self._at(key))

    def optional_child(self, key: str) -> Fields | None:
        return None if self._value(key) is None else self.child(key)

    def children(self, key: str) -> list[Fields]:
        found = self._value(key)
        if not isinstance(found, list):
            raise ManifestError(f"'{self._at(key)}' must be a list, was {_shown(found)}")
        return [Fields.of(value, f"{self._at(key)}[{index}]") for index, value in enumerate(found)]

    def text(self, key: str) -> str:
        return self._typed(key, str, "a string")

    def optional_text(self, key: str) -> str | None:
        return None if self._value(key) is None else self.text(key)

    def word(self, key: str, *allowed: str) -> str:
        found = self.text(key)
        if found not in allowed:
            raise ManifestError(f"'{self._at(key)}' must be one of {', '.join(allowed)}, was {_shown(found)}")
        return found

    def flag(self, key: str) -> bool:
        return self._typed(key, bool, "true or false")

    def whole(self, key: str) -> int:
        found = self._typed(key, int, "a whole number")
        if isinstance(found, bool) or found < 0:
            raise ManifestError(f"'{self._at(key)}' must be a whole number of at least 0, was {_shown(found)}")
        return found

    def seconds(self, key: str) -> float:
        found = self._value(key)
        if isinstance(found, bool) or not isinstance(found, (int, float)) or found < 0:
            raise ManifestError(f"'{self._at(key)}' must be a number of seconds, was {_shown(found)}")
        return float(found)

    def texts(self, key: str) -> tuple[str, ...]:
        found = self._value(key)
        if not isinstance(found, list) or not all(isinstance(one, str) for one in found):
            raise ManifestError(f"'{self._at(key)}' must be a list of strings, was {_shown(found)}")
        return tuple(found)

    def settings(self, key: str) -> dict[str, str]:
        found = self.child(key)
        return {name: found.text(name) for name in found.values}

    def _typed(self, key: str, kind: type[T], words: str) -> T:
        found = self._value(key)
        if not isinstance(found, kind):
            raise ManifestError(f"'{self._at(key)}' must be {words}, was {_shown(found)}")
        return found

    def _value(self, key: str) -> object:
        if key not in self.values:
            raise ManifestError(f"'{self._at(key)}' is missing")
        return self.values[key]

    def _at(self, key: str) -> str:
        return f"{self.path}.{key}" if self.path else key


def _shown(value: object) -> str:
    if isinstance(value, dict):
        return "an object"
    return "a list" if isinstance(value, list) else repr(value)
