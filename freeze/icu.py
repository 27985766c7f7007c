"""ICU's data without what Qt has of its own: names of languages, regions, currencies, units and zones; word breaks.

Qt takes from ICU how texts are ordered and how old encodings are read. Of both we keep those of the program's
languages; other orders follow the root. The file is "common data": a header, a sorted table of contents, the items.
"""

from __future__ import annotations

import re
import struct
from pathlib import Path

from freeze.stand_ins import link

_TREES_LEFT_OUT = re.compile(r"icudt\d+l/(brkitr|curr|lang|rbnf|region|translit|unit|zone)/")
_OTHER_LOCALE = re.compile(r"icudt\d+l/(coll/)?(?!root|res_index|en|es|zh)[a-z]{2,3}(_\w+)?\.res")
_ENCODINGS_KEPT = re.compile(r"icudt\d+l/(gb\w*18030|gbk|windows-936|ibm-(1252|1386|5348|923)|iso-8859|utf|us-ascii)")
_MAGIC_AT, _FORMAT_AT, _FORMAT = 2, 12, b"CmnD"
_MAGIC = b"\xda\x27"
_ALIGNED = 16


def is_kept(name: str) -> bool:
    """An item of this name stays."""
    if name.endswith(".cnv"):
        return bool(_ENCODINGS_KEPT.match(name))
    return not (_TREES_LEFT_OUT.match(name) or _OTHER_LOCALE.fullmatch(name))


def leave_data_out(library: Path) -> None:
    """Of libicudata, in its place."""
    symbol, package = _package_in(library.read_bytes())
    data = library.with_name(library.name + ".dat")
    data.write_bytes(without(package))
    try:
        link(library, _assembly(symbol, data.name))
    finally:
        data.unlink()


def without(package: bytes) -> bytes:
    """The package with the items that stay."""
    (header_size,) = struct.unpack_from("<H", package)
    items = [(name, content) for name, content in items_of(package) if is_kept(name)]
    names = [name.encode() + b"\0" for name, _ in items]
    table_size = 4 + 8 * len(items)
    name_at, at = table_size, _aligned(table_size + sum(map(len, names)))
    entries, contents = bytearray(struct.pack("<I", len(items))), bytearray()
    for name, (_, content) in zip(names, items, strict=True):
        entries += struct.pack("<II", name_at, at + len(contents))
        name_at += len(name)
        contents += content.ljust(_aligned(len(content)), b"\0")
    return package[:header_size] + (bytes(entries) + b"".join(names)).ljust(at, b"\0") + bytes(contents)


def items_of(package: bytes) -> list[tuple[str, bytes]]:
    """Name and content of every item."""
    (base,) = struct.unpack_from("<H", package)
    (count,) = struct.unpack_from("<I", package, base)
    table = [struct.unpack_from("<II", package, base + 4 + 8 * row) for row in range(count)]
    ends = [at for _, at in table[1:]] + [len(package) - base]
    return [
        (_name(package, base + name_at), package[base + at : base + end])
        for (name_at, at), end in zip(table, ends, strict=True)
    ]


def _name(package: bytes, at: int) -> str:
    return package[at : package.index(b"\0", at)].decode()


def _package_in(library: bytes) -> tuple[str, bytes]:
    """The name of the symbol, and the package that it stands for, to the end of the file at most."""
    start = library.index(_FORMAT) - _FORMAT_AT
    if library[start + _MAGIC_AT : start + _MAGIC_AT + 2] != _MAGIC:
        raise ValueError("this is no data of ICU")
    found = re.search(rb"icudt\d+_dat", library)
    if not found:
        raise ValueError("this library has no data of ICU")
    return found[0].decode(), library[start:]


def _assembly(symbol: str, file: str) -> str:
    return (
        f'.section .rodata\n.balign {_ALIGNED}\n.globl {symbol}\n.type {symbol}, @object\n{symbol}: .incbin "{file}"\n'
        f".size {symbol}, . - {symbol}\n"
    )


def _aligned(size: int) -> int:
    return -(-size // _ALIGNED) * _ALIGNED
