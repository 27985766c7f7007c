"""The error tree is a table: every sentence has a remedy, and whoever raises one fills all its named places."""

from __future__ import annotations

import ast
import string
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from cxr_desktop import errors

PACKAGE = Path(errors.__file__).parents[1]
KINDS = {
    name: kind
    for name, kind in vars(errors).items()
    if isinstance(kind, type) and issubclass(kind, errors.CxrError) and kind.reasons
}


def raised_errors() -> Iterator[tuple[str, str, str | None, set[str | None]]]:
    """(place, error, reason, details) of every `SomeError("reason", detail=...)` in the package.

    The reason is None where it is chosen at run time; None among the details stands for `**details`.
    """
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in KINDS:
                (reason,) = node.args
                constant = str(reason.value) if isinstance(reason, ast.Constant) else None
                place = f"{path.relative_to(PACKAGE)}:{node.lineno}"
                yield place, node.func.id, constant, {keyword.arg for keyword in node.keywords}


def named_places(sentence: str) -> set[str]:
    return {name.partition("!")[0].partition(":")[0] for _, name, _, _ in string.Formatter().parse(sentence) if name}


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_every_sentence_ends_with_what_to_do(kind: type[errors.CxrError]) -> None:
    for reason, sentence in kind.reasons.items():
        assert sentence.count(". ") + sentence.count(": ") >= 1, f"{kind.__name__}.{reason}"
        assert sentence.endswith((".", "}")), f"{kind.__name__}.{reason}"
        assert kind(reason).code == f"{kind.__name__}.{reason}"


def test_every_raised_error_has_a_sentence_and_fills_it() -> None:
    found = list(raised_errors())
    assert len(found) > 50
    for place, name, reason, details in found:
        if reason is None or None in details:
            continue
        assert reason in KINDS[name].reasons, f"{place}: {name} has no reason {reason}"
        assert details >= named_places(KINDS[name].reasons[reason]), f"{place}: {name}.{reason}"


def test_no_sentence_is_left_over() -> None:
    used = {(name, reason) for _, name, reason, _ in raised_errors()}
    spare = {
        (name, reason)
        for name, kind in KINDS.items()
        for reason in kind.reasons
        if (name, reason) not in used and (name, None) not in used
    }
    assert not spare


def test_cancelling_is_not_an_error() -> None:
    assert not issubclass(errors.Cancelled, errors.CxrError)


HOSTILE = "IM 0115\nrefused: 0 \x1b[2J \u202egpj.exe\u2028病例 é.jpeg"
HARMLESS = "IM 0115\\nrefused: 0 \\x1b[2J \\u202egpj.exe\\u2028病例 é.jpeg"


@pytest.mark.parametrize("detail", [HOSTILE, Path(HOSTILE), OSError(HOSTILE)], ids=["text", "path", "reason"])
def test_what_comes_from_outside_stays_on_its_line(detail: object) -> None:
    """A name of a file may hold any character: none may forge a line of a report or command a terminal."""
    assert f"({HARMLESS})" in str(errors.UnreadableFile("device", detail=detail))


@pytest.mark.parametrize("number", [float, np.float32])
def test_numbers_in_a_sentence_stay_numbers(number: type) -> None:
    error = errors.ImageTooLarge("pixels", megapixels=number(3600.4), limit=100)
    assert "3600 megapixels; the limit is 100" in str(error)


def test_what_is_quoted_is_escaped_once() -> None:
    assert "label 'a\\nb' is not known" in str(errors.BadArgument("unknown", name="label", value="a\nb", choices="c"))


def test_an_error_within_an_error_is_its_sentence() -> None:
    inner = errors.UnreadableFile("device", detail=HOSTILE)
    assert errors.detail_on_one_line(inner) is inner
