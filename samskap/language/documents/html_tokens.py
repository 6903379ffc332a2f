"""The tokens of a web page without what its readers never see."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from typing import Any, Final

from html5lib._tokenizer import HTMLTokenizer

from samskap.language.documents.limits import Budget

_ENOUGH: Final = 64  # letters of a name: no element that we know has a longer one
_STEPS: Final = 4096  # between two looks at the clock


class Tokens(HTMLTokenizer):
    """html5lib's tokens, in time that grows with the page and not with its square.

    html5lib compares every attribute of a tag with all before it, and copies a long comment, name or value for every
    piece it adds. Nothing of that is text, so that it is dropped as it comes.
    """

    def __init__(self, text: str, budget: Budget) -> None:
        super().__init__(text)
        self._budget = budget
        self.temporaryBuffer = ""

    def __iter__(self) -> Iterator[Any]:
        self.tokenQueue = deque()
        steps = 0
        while self.state():
            self._drop(self.currentToken)
            self.stream.errors.clear()
            while self.tokenQueue:
                yield self.tokenQueue.popleft()
            steps += 1
            if steps % _STEPS == 0:
                self._budget.check_time()

    def _drop(self, token: Any) -> None:
        if len(self.temporaryBuffer) > _ENOUGH:
            self.temporaryBuffer = self.temporaryBuffer[:_ENOUGH]
        if token is None:
            return
        for name in ("name", "publicId", "systemId"):
            value = token.get(name)
            if value and len(value) > _ENOUGH:
                token[name] = value[:_ENOUGH]
        data = token.get("data")
        if not data:
            return
        if isinstance(data, str):  # of a comment
            token["data"] = ""
        elif isinstance(data, list):  # the attributes of a tag that is being read
            data[:] = [[data[-1][0][:_ENOUGH], ""]]
