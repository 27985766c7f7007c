"""The scale of a heat map stays with it in the history; entries of earlier versions have none."""

from __future__ import annotations

import json
from dataclasses import replace

from cxr_desktop.domain import HeatScale, ScoreKind
from cxr_desktop.history.heat import pack
from cxr_desktop.history.records import from_record, to_record
from tests.answers import make_heat_maps, make_result

SCALE = HeatScale(ScoreKind.SIMILARITY, {"cnn": 0.5, "vit": 0.1, "fused": 0.6})


def kept() -> bytes:
    return pack(make_heat_maps())


def test_it_comes_back() -> None:
    result = make_result()
    assert result.heat_map is not None
    result = replace(result, heat_map=replace(result.heat_map, scale=SCALE))
    again = from_record(to_record(result), kept).heat_map
    assert again is not None
    assert again.scale == SCALE


def test_an_entry_without_one_is_read() -> None:
    record = json.loads(to_record(make_result()))
    assert record["heat_map"].pop("scale") is None
    again = from_record(json.dumps(record), kept).heat_map
    assert again is not None
    assert again.scale is None
