"""Tries the program as Windows has it, on a Linux machine: `python -m tools.try_windows FOLDER`.

FOLDER becomes a Windows: Wine, python.org's Python 3.11 for Windows (its DLL and modules, as panda3d's wheel carries
them; the standard library is this Python's), and the locked packages of freeze/requirements-win32-amd64.txt, each by
its hash. There `cxr self-test` runs from the sources, PyInstaller builds cxr_desktop.spec, and the frozen program tries
itself. With `--installer` Inno Setup (of npm's package innosetup) makes the installer, which is run, and undone.

Wine is not Windows. What passes here has met Windows' Python, its file names and locks, Windows builds of torch, Qt and
FAISS, and PyInstaller's Windows half; it has not met Windows' own DLLs, drivers, screens, or a virus scanner.

Needs Debian's wine, gcc-mingw-w64-x86-64 and a screen ($DISPLAY; `xvfb-run` makes one), for --installer wine32:i386 and
npm. It downloads about 400 MB, takes 5 GB and, on two cores with nothing else to do, ten minutes.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cxr_desktop import __version__
from tools.lock_requirements import REPOSITORY, lock_file

_C_SOURCES = Path(__file__).with_name("wine")
_WINES_OWN = Path("/usr/lib/x86_64-linux-gnu/wine/x86_64-windows")
_COMPILER, _OBJDUMP = "x86_64-w64-mingw32-gcc", "x86_64-w64-mingw32-objdump"
_FOR_WINDOWS = ("--platform", "win_amd64", "--python-version", "3.11", "--only-binary", ":all:", "--no-deps")
_PYTHON_WHEELS = (
    "panda3d==1.10.16 --hash=sha256:37acfb92655c4226879f95c988e2ef1449a53c54486d6c1ebc00e2772429af82",
    "msvc-runtime==14.44.35112 --hash=sha256:aba7fbe71897d25ed53fbb7f391e9f50289378a8a9ae218ba18530c663448391",
)
_INNO_SETUP = "innosetup@6.4.1"
_SIGNATURE = b"Wine builtin DLL"  # without it Wine takes a DLL for one of Windows
_NOT_OF_PYTHON = ("api-ms", "tcl", "tk", "_tk")  # Wine's, and a toolkit that nobody asks for
_NOT_OF_WINDOWS = ("site-packages", "lib-dynload", "test", "__pycache__", "config-*", "idlelib")


@dataclass(frozen=True, slots=True)
class Windows:
    """A folder with a Windows in it."""

    folder: Path

    @property
    def python(self) -> Path:
        return self.folder / "python"

    @property
    def prefix(self) -> Path:
        return self.folder / "prefix"

    @property
    def checkout(self) -> Path:
        return self.folder / "checkout"

    def run(self, program: Path, *arguments: str) -> None:
        """A program of Windows, in the checkout. Raises CalledProcessError where it does not end with 0."""
        environment = os.environ | {
            "WINEPREFIX": str(self.prefix),
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "ucrtbase=n,b;mscoree=d",
            "KMP_AFFINITY": "disabled",  # OpenMP asks for processors in a way that Wine does not answer
            "PYTHONPATH": drive_path(self.checkout),
            "CXR_HOME": drive_path(self.folder / "home"),
        }
        # Windows' Python does not start without streams; through pipes it has them.
        command = ["wine", str(program), *arguments]
        with subprocess.Popen(
            command,
            cwd=self.checkout,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        ) as running:
            assert running.stdin
            assert running.stdout
            running.stdin.close()
            for line in running.stdout:
                sys.stdout.buffer.write(line)
                sys.stdout.flush()
        if running.returncode:
            raise subprocess.CalledProcessError(running.returncode, command)


def main() -> int:
    """0 when all of it works."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, help="where the Windows is, or is to be made")
    parser.add_argument("--installer", action="store_true", help="make, use and remove the installer, too")
    args = parser.parse_args()
    require_programs(["wine", "npm"] if args.installer else ["wine"])
    windows = Windows(args.folder.resolve())
    if not windows.python.is_dir():
        make_python(windows)
    take_checkout(windows)
    make_prefix(windows)
    say("from the sources")
    windows.run(windows.python / "python.exe", "-m", "cxr_desktop", "self-test")
    say("building")
    windows.run(windows.python / "python.exe", "-m", "PyInstaller", "--noconfirm", "cxr_desktop.spec")
    say("the frozen program")
    windows.run(windows.checkout / "dist/cxr-desktop/cxr.exe", "self-test")
    if args.installer:
        try_installer(windows)
    return 0


def require_programs(names: list[str]) -> None:
    """Raises SystemExit, with what is missing, before anything is downloaded or written."""
    missing = [name for name in (*names, _COMPILER, _OBJDUMP) if shutil.which(name) is None]
    if sys.version_info[:2] != (3, 11):
        missing.append("Python 3.11, whose standard library is taken")
    if not os.environ.get("DISPLAY"):
        missing.append("a screen (xvfb-run)")
    if missing:
        raise SystemExit(f"Install first: {', '.join(missing)}.")


def make_python(windows: Windows) -> None:
    """Python for Windows with the locked packages."""
    say("a Python for Windows")
    made = windows.folder / "python.new"
    shutil.rmtree(made, ignore_errors=True)
    wheels = windows.folder / "wheels"
    wheels.mkdir(parents=True, exist_ok=True)
    wanted = wheels / "python.txt"
    wanted.write_text("\n".join(_PYTHON_WHEELS) + "\n", encoding="utf-8")
    pip("download", "--require-hashes", "--dest", wheels, "-r", wanted)
    (made / "DLLs").mkdir(parents=True)
    shutil.copytree(
        sysconfig.get_paths()["stdlib"], made / "Lib", ignore=shutil.ignore_patterns(*_NOT_OF_WINDOWS), symlinks=True
    )
    for name, content in dlls(wheels):
        is_module = name.endswith(".pyd") or name.startswith(("lib", "sqlite3"))
        (made / "DLLs" / name if is_module else made / name).write_bytes(content)
    compile_c(made / "python.exe", "python.c", "-municode")
    # The stable interface, which most packages are built for, is python311.dll under another name.
    passed_on(made / "python3.dll", made / "python311.dll", "python311")
    pip("install", "--require-hashes", "--target", made / "Lib/site-packages", "-r", lock_file("win32", "amd64"))
    made.rename(windows.python)


def dlls(wheels: Path) -> Iterator[tuple[str, bytes]]:
    """Names and contents: Python's own out of panda3d's wheel, and Microsoft's runtime."""
    for wheel in sorted(wheels.glob("*.whl")):
        with zipfile.ZipFile(wheel) as archive:
            for member in archive.namelist():
                folder, _, name = member.rpartition("/")
                is_pythons = folder == "deploy_libs" and not name.startswith(_NOT_OF_PYTHON)
                if is_pythons or (folder.endswith("/Scripts") and name.endswith(".dll")):
                    yield name, archive.read(member)


def take_checkout(windows: Windows) -> None:
    """The tree as it is committed, and the package's own facts, which programs ask for its version."""
    shutil.rmtree(windows.checkout, ignore_errors=True)
    windows.checkout.mkdir(parents=True)
    archive = subprocess.run(["git", "archive", "HEAD"], cwd=REPOSITORY, check=True, stdout=subprocess.PIPE)
    subprocess.run(["tar", "x", "-C", windows.checkout], input=archive.stdout, check=True)
    for facts in Path(sysconfig.get_paths()["purelib"]).glob("cxr_desktop-*.dist-info"):
        shutil.copytree(facts, windows.python / "Lib/site-packages" / facts.name, dirs_exist_ok=True)


def make_prefix(windows: Windows) -> None:
    """Wine's drive C, with what it lacks."""
    if not windows.prefix.is_dir():
        say("a drive C")
        environment = os.environ | {
            "WINEPREFIX": str(windows.prefix),
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "mscoree=d",
        }
        subprocess.run(["wineboot", "--init"], env=environment, check=True)
    system = windows.prefix / "drive_c/windows/system32"
    own = _WINES_OWN / "ucrtbase.dll"
    (system / "wineucrt.dll").write_bytes(own.read_bytes().replace(_SIGNATURE, bytes(len(_SIGNATURE))))
    passed_on(system / "ucrtbase.dll", own, "wineucrt", "complex.c")
    compile_c(system / "icuuc.dll", "icu.c", "-shared")
    if not (_WINES_OWN / "bcryptprimitives.dll").exists():
        compile_c(system / "bcryptprimitives.dll", "random.c", "-shared", "-ladvapi32")


def passed_on(made: Path, original: Path, passed_to: str, source: str = "nothing.c") -> None:
    """A DLL of the names of `original`: what `source` has as my_NAME, and the rest passed on to the DLL `passed_to`."""
    preprocess = [_COMPILER, "-E", "-P", str(_C_SOURCES / source)]
    source_text = subprocess.run(preprocess, check=True, capture_output=True, text=True).stdout
    own = set(re.findall(r"\bmy_(\w+)\(", source_text))
    lines = (f"{name} = my_{name}" if name in own else f"{name} = {passed_to}.{name}" for name in exports(original))
    names = made.with_suffix(".def")
    names.write_text(f"LIBRARY {made.name}\nEXPORTS\n" + "\n".join(lines) + "\n", encoding="ascii")
    compile_c(made, source, "-shared", str(names))
    names.unlink()


def exports(dll: Path) -> list[str]:
    """Names that a DLL of Windows has."""
    told = subprocess.run([_OBJDUMP, "-p", dll], check=True, capture_output=True, text=True).stdout
    table = told.partition("[Ordinal/Name Pointer] Table")[2]
    return re.findall(r"^\t\[ *\d+\](?: \+base\[ *\d+\])? +(?:[0-9a-f]+ )?(\S+)$", table, re.MULTILINE)


def compile_c(made: Path, source: str, *options: str) -> None:
    """A program or DLL of Windows. Libraries come after the source that asks for them."""
    subprocess.run([_COMPILER, "-O2", "-s", "-static", "-o", made, _C_SOURCES / source, *options], check=True)


def try_installer(windows: Windows) -> None:
    """Made, run without a question, tried, and removed without a question."""
    say("the installer")
    pack = ["npm", "pack", "--silent", _INNO_SETUP]
    packed = subprocess.run(pack, cwd=windows.folder, check=True, capture_output=True, text=True).stdout.strip()
    subprocess.run(["tar", "xzf", packed, "package/bin"], cwd=windows.folder, check=True)
    windows.run(
        windows.folder / "package/bin/ISCC.exe",
        "/Q",  # or a line for every file
        f"/DVersion={__version__}",
        r"/DFolder={localappdata}\Programs\CXR Desktop",  # what {autopf} is on Windows; Wine cannot tell
        drive_path(windows.checkout / "freeze/installer.iss"),
    )
    windows.run(windows.checkout / f"dist/cxr-desktop-{__version__}-setup.exe", "/VERYSILENT", "/SUPPRESSMSGBOXES")
    (program,) = windows.prefix.glob("drive_c/users/*/AppData/Local/Programs/CXR Desktop")
    windows.run(program / "cxr.exe", "self-test")
    windows.run(program / "unins000.exe", "/VERYSILENT", "/SUPPRESSMSGBOXES")
    # It goes on in a copy of itself, so that it can remove itself.
    subprocess.run(["wineserver", "--wait"], env=os.environ | {"WINEPREFIX": str(windows.prefix)}, check=True)
    if (program / "cxr.exe").exists():
        raise SystemExit(f"{program} is still there")


def pip(*arguments: str | Path) -> None:
    command, *options = arguments
    subprocess.run([sys.executable, "-m", "pip", command, "--quiet", *_FOR_WINDOWS, *options], check=True)


def drive_path(path: Path) -> str:
    """As Windows has it: Wine's drive Z is the whole machine."""
    return "Z:" + str(path).replace("/", "\\")


def say(what: str) -> None:
    sys.stdout.write(f"== {what}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
