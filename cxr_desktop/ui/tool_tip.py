"""Tool tips of words from outside: Qt would read a name like `<b>.png` as marks of a text."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from cxr_desktop.errors import on_one_line


def tool_tip(lines: Iterable[str]) -> str:
    """Every line as it is; none where there are no lines."""
    text = "<br>".join(escape(on_one_line(line)) for line in lines)
    return f"<qt>{text}</qt>" if text else ""
