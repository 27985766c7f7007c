"""What the command line writes commands no terminal, whatever films are called."""

from __future__ import annotations

import io
import json

from cxr_desktop.cli.console import Console

NAME = "film\x1b[2J\x07.png"


def test_lines_stay_lines_and_names_command_nothing() -> None:
    out, err = io.StringIO(), io.StringIO()
    console = Console(out=out, err=err)
    console.say(f"first\n  {NAME}")
    console.remark(NAME)
    assert out.getvalue() == "first\n  film\\x1b[2J\\x07.png\n"
    assert err.getvalue() == "film\\x1b[2J\\x07.png\n"


def test_a_program_gets_the_name_as_it_is() -> None:
    out = io.StringIO()
    Console(as_json=True, out=out).answer({"path": NAME})
    assert json.loads(out.getvalue()) == {"path": NAME}
    assert "\x1b" not in out.getvalue()
