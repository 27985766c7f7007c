"""Of ICU's data stays what Qt takes from it, in a file that can be read as before."""

from __future__ import annotations

import struct
from pathlib import Path

import PySide6
import pytest

from freeze.icu import _package_in, is_kept, items_of, without

DATA = sorted((Path(PySide6.__file__).parent / "Qt" / "lib").glob("libicudata.so.*"))


def package(items: dict[str, bytes]) -> bytes:
    """As `items_of` reads it, with a header of 32 bytes."""
    header = struct.pack("<HBB", 32, 0xDA, 0x27) + struct.pack("<H6x", 20) + b"CmnD" + bytes(16)
    names = [name.encode() + b"\0" for name in items]
    name_at = 4 + 8 * len(items)
    at = -(-(name_at + sum(map(len, names))) // 16) * 16
    entries, contents = struct.pack("<I", len(items)), b""
    for name, content in zip(names, items.values(), strict=True):
        entries += struct.pack("<II", name_at, at + len(contents))
        name_at += len(name)
        contents += content
    return header + (entries + b"".join(names)).ljust(at, b"\0") + contents


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("icudt73l/coll/zh.res", True),
        ("icudt73l/coll/root.res", True),
        ("icudt73l/coll/ucadata.icu", True),
        ("icudt73l/coll/ja.res", False),
        ("icudt73l/gb18030.cnv", True),
        ("icudt73l/ibm-943_P15A-2003.cnv", False),
        ("icudt73l/es_419.res", True),
        ("icudt73l/fr_CA.res", False),
        ("icudt73l/pool.res", True),
        ("icudt73l/res_index.res", True),
        ("icudt73l/zone/es.res", False),
        ("icudt73l/brkitr/line.brk", False),
    ],
)
def test_orders_of_our_languages_and_encodings_stay(name: str, kept: bool) -> None:
    assert is_kept(name) is kept


def test_what_stays_is_as_it_was() -> None:
    items = {"icudt73l/a.icu": b"0123456789abcdef" * 2, "icudt73l/fr.res": bytes(48), "icudt73l/root.res": b"ab" * 8}
    left = without(package(items))
    assert items_of(left) == [(name, items[name]) for name in ("icudt73l/a.icu", "icudt73l/root.res")]
    assert all(struct.unpack_from("<I", left, 32 + 8 + 8 * row)[0] % 16 == 0 for row in range(2))


@pytest.mark.skipif(not DATA, reason="Qt brings no ICU here")
def test_qt_s_own_data_shrink_by_four_fifths_and_keep_what_is_needed() -> None:
    symbol, whole = _package_in(DATA[0].read_bytes())
    left = without(whole)
    names = {name.partition("/")[2] for name, _ in items_of(left)}
    assert symbol.startswith("icudt")
    assert len(left) < len(whole) / 5
    assert names >= {"coll/ucadata.icu", "coll/zh.res", "gb18030.cnv", "cnvalias.icu", "root.res", "res_index.res"}
