"""The sheet of shortcuts on paper: one page of HTML, black on white, a table for each scope."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape

from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QDialog, QWidget

from cxr_desktop.ui.hands.bindings import Command, Keys, Scope
from cxr_desktop.ui.hands.profiles import Profile
from cxr_desktop.ui.hands.words import keys_text, nothing_text, profile_text, scope_text


def page(title: str, profile: Profile, commands: Iterable[Command], given: Mapping[str, Keys]) -> str:
    """All `commands` with their present keys, as HTML."""
    commands = tuple(commands)
    tables = "".join(_table(scope, commands, given) for scope in Scope)
    return f"<h1>{escape(title)}</h1><p>{escape(profile_text(profile))}</p>{tables}"


def _table(scope: Scope, commands: Iterable[Command], given: Mapping[str, Keys]) -> str:
    rows = "".join(
        f"<tr><td>{escape(each.words())}</td><td>{escape(keys_text(each, given[each.id]) or nothing_text())}</td></tr>"
        for each in commands
        if each.scope is scope
    )
    heading = f"<h2>{escape(scope_text(scope))}</h2>"
    return f'{heading}<table border="1" cellspacing="0" cellpadding="4" width="100%">{rows}</table>' if rows else ""


def print_page(parent: QWidget, html: str) -> None:
    """Ask the system which printer, and print."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # only who prints waits for it

    printer = QPrinter()
    if QPrintDialog(printer, parent).exec() == QDialog.DialogCode.Accepted:
        document = QTextDocument()
        document.setHtml(html)
        document.print_(printer)
