"""What Windows shows in the properties of the programs: name, version, and that they are for research.

Written after Microsoft's VERSIONINFO and PyInstaller's manual; made under Wine by `tools.try_windows`.
"""

from __future__ import annotations

from typing import Any

from packaging.version import Version

from cxr_desktop import __version__
from cxr_desktop.notice import RESEARCH_NOTICE

_US_ENGLISH, _UNICODE = 0x0409, 1200


def version_resource(program: str) -> Any:
    """The resource for PyInstaller's EXE. Only on Windows."""
    from PyInstaller.utils.win32 import versioninfo as win

    numbers = (*Version(__version__).release, 0)
    texts = {
        "FileDescription": "CXR Desktop" if program == "cxr-desktop" else "CXR Desktop, command line",
        "FileVersion": __version__,
        "InternalName": program,
        "OriginalFilename": f"{program}.exe",
        "ProductName": "CXR Desktop",
        "ProductVersion": __version__,
        "Comments": RESEARCH_NOTICE,
    }
    table = win.StringTable(f"{_US_ENGLISH:04x}{_UNICODE:04x}", [win.StringStruct(*text) for text in texts.items()])
    return win.VSVersionInfo(
        ffi=win.FixedFileInfo(filevers=numbers, prodvers=numbers),
        kids=[
            win.StringFileInfo([table]),
            win.VarFileInfo([win.VarStruct("Translation", [_US_ENGLISH, _UNICODE])]),
        ],
    )
