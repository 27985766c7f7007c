"""Small libraries in the place of large ones of which nothing, or next to nothing, is ever called. Linux: `as`, `ld`.

A wheel is linked to all that it could ever do: OpenCV to FFmpeg, for films that move. The system loads no library
without those that it is linked to, and asks them for every name; what is behind the names it does not ask. So a
stand-in has the names, and behind them an instruction that ends the process. Names that are called are answered by
another library of the folder. The frozen tests call all that the program calls.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path

Name = tuple[str, str]
"""Of a function, and of its version: empty where it has none."""


class NotStoodInFor(Exception):
    """A name that is called has nobody who answers to it."""


def stand_in(
    library: Path,
    folder: Path,
    *,
    answers: Path | None = None,
    called: Sequence[str] = (),
    looked_up: Sequence[str] = (),
) -> None:
    """Put a stand-in for `library` in its place, with what all other libraries of `folder` ask of it.

    `answers` takes the place of those that it has itself, which have to be all that are `called`. What is `looked_up`
    by name while the program runs returns 1. Raises NotStoodInFor.
    """
    asked = _names(library, "--defined-only") & _asked_by(_users(library.name, folder))
    answered = {name for name, _ in _names(answers, "--defined-only")} if answers else set[str]()
    if missing := set(called) - answered:
        raise NotStoodInFor(f"{library.name}: {', '.join(sorted(missing))}")
    trapped = sorted(name for name in asked if name[0] not in answered)
    link(library, _traps(trapped) + _ones(looked_up), versions=_versions(trapped), needs=answers)


def link(library: Path, assembly: str, *, versions: str = "", needs: Path | None = None) -> None:
    """Put the library that this assembly is in the place of `library`, under the same name."""
    source, compiled, script = (library.with_name(library.name + end) for end in (".s", ".o", ".map"))
    script.write_text(versions, encoding="ascii")
    source.write_text(assembly, encoding="utf-8")
    options = [f"--version-script={script}"] if versions else []
    if needs:
        path = os.path.relpath(needs.parent, library.parent)
        options += ["--no-as-needed", "--allow-shlib-undefined", str(needs), "-rpath", f"$ORIGIN/{path}"]
    made = library.with_name(library.name + ".new")
    try:
        _run("as", source.name, "-o", compiled.name, cwd=library.parent)
        shape = ["-shared", "-z", "noexecstack", "--build-id=none", "-s", "-soname", library.name]
        _run("ld", *shape, "-o", made.name, compiled.name, *options, cwd=library.parent)
        made.replace(library)
    finally:
        for file in (source, compiled, script, made):
            file.unlink(missing_ok=True)


def needed_by(file: Path) -> list[str]:
    """The names of the libraries that a library is linked to."""
    lines = _run("objdump", "-p", str(file)).splitlines()
    return [line.split()[1] for line in lines if line.split()[:1] == ["NEEDED"]]


def _users(name: str, folder: Path) -> list[Path]:
    files = sorted(file for file in folder.rglob("*.so*") if file.is_file() and not file.is_symlink())
    return [file for file in files if name in needed_by(file)]


def _asked_by(users: Iterable[Path]) -> set[Name]:
    return {name for user in users for name in _names(user, "--undefined-only")}


def _names(library: Path, which: str) -> set[Name]:
    lines = _run("nm", "-D", which, str(library)).splitlines()
    words = (line.split()[-1].replace("@@", "@").partition("@") for line in lines if line.strip())
    return {(name, version) for name, _, version in words}


def _traps(names: Iterable[Name]) -> str:
    """Functions, of the x86-64, that are not to be called."""
    functions = (f".globl {name}\n.type {name}, @function\n{name}: ud2\n" for name, _ in names)
    return ".text\n" + "".join(functions)


def _ones(names: Iterable[str]) -> str:
    """Functions that return 1."""
    return "".join(f".globl {name}\n.type {name}, @function\n{name}: mov $1, %eax\nret\n" for name in names)


def _versions(names: Sequence[Name]) -> str:
    """What the linker wants to be told of versions, where there are any."""
    versions = sorted({version for _, version in names if version})
    members = {version: [name for name, of in names if of == version] for version in versions}
    return "".join(f"{version} {{ {' '.join(f'{name};' for name in members[version])} }};\n" for version in versions)


def _run(*command: str, cwd: Path | None = None) -> str:
    return subprocess.run(command, cwd=cwd, check=True, capture_output=True, text=True).stdout
