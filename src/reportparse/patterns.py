"""Patterns that are compiled when they are first used: a start compiles none, a document only those that it needs.

Compiling is what an import of this package would spend most of its time on; a pattern in use costs as much as any.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, AnyStr, Generic, cast

HANZI = r"[^\W\d_A-Za-z]"
"""A hanzi, for patterns; any letter that is not Latin. To compile a class of the whole range takes a millisecond or three."""

_NOTHING_IN: dict[str, Callable[[Any], Any]] = {
    **dict.fromkeys(("match", "fullmatch", "search"), lambda text: None),
    "finditer": lambda text: iter(()),
    "findall": lambda text: [],
    "sub": lambda text: text,
}
"""What the methods give of a text without a match."""

_METHODS = ("match", "fullmatch", "search", "finditer", "findall", "sub", "subn", "split")


def regex(source: AnyStr, flags: int = 0, *, needs: Sequence[AnyStr] = ()) -> re.Pattern[AnyStr]:
    """As `re.compile`, but later: what is wrong with a pattern shows at its first use, and in the test that uses them all.

    Every text that it matches must hold one of the words that it `needs`, if any: until a text does, it is not compiled.
    """
    return cast("re.Pattern[AnyStr]", _Later(source, flags, needs))


class _Later(Generic[AnyStr]):
    """Stands for a pattern; from the first use on its methods are those of the compiled one."""

    def __init__(self, source: AnyStr, flags: int, needs: Sequence[AnyStr]) -> None:
        self.pattern: AnyStr = source
        self._flags = flags
        self._needs: Sequence[Any] = needs

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):  # what copying and the like ask for: a pattern has none of these
            raise AttributeError(name)
        if self._needs and name in _NOTHING_IN:
            first = self.__dict__[name] = partial(self._first, name)
            return first
        return self._compiled(name)

    def __reduce__(self) -> tuple[Any, ...]:
        return partial(regex, needs=self._needs), (self.pattern, self._flags)

    def _compiled(self, name: str) -> Any:
        compiled = re.compile(self.pattern, self._flags)
        self.__dict__.update((method, getattr(compiled, method)) for method in _METHODS)
        return getattr(compiled, name)

    def _first(self, name: str, *arguments: Any, **options: Any) -> Any:
        """What a method gives; without compiling where the text cannot match."""
        text = options["string"] if "string" in options else arguments[name == "sub"]
        if not any(word in text for word in self._needs):
            return _NOTHING_IN[name](text)
        return self._compiled(name)(*arguments, **options)
