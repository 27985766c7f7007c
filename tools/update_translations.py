"""Brings resources/translations up to date with what the window says, in every language it speaks.

`python -m tools.update_translations` collects the strings of cxr_desktop/ui and of the tables that the core keeps in
English, writes them into the .ts files, where translators fill them in, and compiles these to .qm. With `--check` it
changes nothing and fails on a string that is missing, unfinished or stale.
"""

from __future__ import annotations

import argparse
import ast
import json
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from cxr_desktop import errors, notice, paths, wording
from cxr_desktop.ui import messages
from cxr_desktop.ui.languages import LANGUAGES, SOURCE

FOLDER = paths.resource("translations")
UI = Path(messages.__file__).parent
CORE = Path(wording.__file__).parent
PAGE_MODULES = (
    *(CORE / name for name in ("wording.py", "pages.py", "evaluation/page.py", "cli/demo.py")),
    *sorted((CORE / "export").glob("*.py")),
)
CODES = tuple(code for code in LANGUAGES if code != SOURCE)


class Key(NamedTuple):
    """What a translation is found by."""

    context: str
    source: str
    comment: str = ""


# ---------------------------------------------------------------- what is said


def table_sentences() -> dict[str, list[str]]:
    """Context -> the sentences that no call of `tr` names, because they live in tables."""
    return {
        messages.ERROR_CONTEXT: list(_error_sentences()),
        messages.STAGE_CONTEXT: [
            *messages.STAGES.values(),
            "Working",
            "{stage}: {done} of {total}",
            "{stage}: {done} of {total}, {minutes}:{seconds} left",
        ],
        messages.DETAIL_CONTEXT: list(messages.DETAILS),
        messages.DEVICE_CONTEXT: [*messages.DEVICE_REASONS.values(), messages.PROCESSOR],
        wording.CONTEXT: page_sentences(),
        messages.NOTICE_CONTEXT: [notice.RESEARCH_NOTICE, notice.HEAT_MAP_NOTICE],
    }


def page_sentences() -> list[str]:
    """What pages say: the first argument of every call of `say` or `to_say`, in modules and templates."""
    found = dict.fromkeys(sentence for module in PAGE_MODULES for sentence in _said_in(module))
    for template in sorted(paths.resource("pages").glob("*.html")):
        found |= dict.fromkeys(re.findall(r'say\("([^"]+)"', template.read_text(encoding="utf-8")))
    return list(found)


def _said_in(module: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ("say", "self", "to_say"):
            match node.args:
                case [ast.Constant(value=str(text)), *_]:
                    yield text


def _error_sentences() -> Iterator[str]:
    for kind in vars(errors).values():
        if isinstance(kind, type) and issubclass(kind, errors.CxrError):
            yield from kind.reasons.values()


def _listing(sentences: Mapping[str, Sequence[str]]) -> str:
    """A module that lupdate reads the sentences from."""
    calls = (
        f"QCoreApplication.translate({json.dumps(context)}, {json.dumps(sentence, ensure_ascii=False)})\n"
        for context, group in sentences.items()
        for sentence in group
    )
    return "".join(calls)


# ---------------------------------------------------------------- files


def ts_file(code: str, folder: Path = FOLDER) -> Path:
    """Where the translations into a language stand, for people."""
    return folder / f"cxr_{code}.ts"


def qm_file(code: str, folder: Path = FOLDER) -> Path:
    """Where they stand for the program."""
    return folder / f"cxr_{code}.qm"


def read_translations(ts: Path) -> dict[Key, str | None]:
    """The strings of a .ts file with their translations, None for an unfinished one."""
    found: dict[Key, str | None] = {}
    for context in ElementTree.parse(ts).getroot().iter("context"):
        for message in context.iter("message"):
            key = Key(context.findtext("name", ""), message.findtext("source", ""), message.findtext("comment", ""))
            translation = message.find("translation")
            is_finished = translation is not None and translation.text and translation.get("type") is None
            found[key] = translation.text if translation is not None and is_finished else None
    return found


def update(folder: Path = FOLDER) -> None:
    """Collect, merge and compile, in place. What is said no longer is dropped with its translation."""
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as temporary:
        listing = Path(temporary) / "tables.py"
        listing.write_text(_listing(table_sentences()), encoding="utf-8")
        sources = [listing, *sorted(UI.rglob("*.py"))]
        options = ["-silent", "-locations", "none", "-no-obsolete", "-source-language", SOURCE]
        _run("pyside6-lupdate", *sources, *options, "-ts", *map(ts_file, CODES, [folder] * len(CODES)))
    for code in CODES:
        _run("pyside6-lrelease", "-silent", ts_file(code, folder), "-qm", qm_file(code, folder))


def _run(tool: str, *arguments: str | Path) -> None:
    """A program of Qt's Linguist: those that came with this Python's PySide6, not the system's."""
    path = shutil.which(tool, path=str(Path(sys.executable).parent))
    if path is None:
        raise FileNotFoundError(f"{tool} is not beside {sys.executable}: pip install PySide6-Essentials")
    done = subprocess.run([path, *map(str, arguments)], capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode:
        raise RuntimeError(f"{tool}: {done.stdout}{done.stderr}")


# ---------------------------------------------------------------- check


def faults() -> list[str]:
    """What an update would change and what is not translated, one line each; nothing on disk is touched."""
    with TemporaryDirectory() as temporary:
        folder = Path(temporary)
        for code in CODES:
            if ts_file(code).is_file():
                shutil.copy(ts_file(code), folder)
        update(folder)
        return [f"{code}: {fault}" for code in CODES for fault in _faults_of(code, folder)]


def _faults_of(code: str, updated: Path) -> Iterator[str]:
    kept = read_translations(ts_file(code)) if ts_file(code).is_file() else {}
    now = read_translations(ts_file(code, updated))
    for fault, keys in (
        ("missing", now.keys() - kept.keys()),
        ("stale", kept.keys() - now.keys()),
        ("unfinished", {key for key in kept.keys() & now.keys() if now[key] is None}),
    ):
        yield from (f"{fault}: {key.context}: {key.source}" for key in sorted(keys))
    if not qm_file(code).is_file() or qm_file(code).read_bytes() != qm_file(code, updated).read_bytes():
        yield f"{qm_file(code).name} is not made from {ts_file(code).name} as it is now"


def main(argv: Sequence[str] | None = None) -> int:
    """0 when all is said in every language, 1 when something is not."""
    parser = argparse.ArgumentParser(description="Update the translations of the window.")
    parser.add_argument("--check", action="store_true", help="change nothing; list what is not up to date")
    if not parser.parse_args(argv).check:
        update()
    found = faults()
    sys.stdout.write("".join(f"{fault}\n" for fault in found))
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())
