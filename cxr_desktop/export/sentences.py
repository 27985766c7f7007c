"""What is said of an answer in English, on the command line and on pages. The window has its own, translated words.

Never a diagnosis: the most similar cases have labels, and that is all that is said.
"""

from __future__ import annotations

import math

from cxr_desktop.domain import Evidence, HeatMap, LibraryInfo, Neighbour, QueryTiming


def evidence_sentence(evidence: Evidence) -> str:
    """`4 of 5 nearest cases: PNEUMONIA. Nearest case: NORMAL (similarity 0.9312). The two disagree.`"""
    vote = evidence.vote
    voters = sum(vote.counts.values())
    cases = "case" if voters == 1 else "cases"
    agreement = "The two agree." if evidence.witnesses_agree else "The two disagree."
    similarity = similarity_text(evidence.nearest_similarity)
    said = (
        f"{vote.counts[vote.label]} of {voters} nearest {cases}: {vote.label}. "
        f"Nearest case: {evidence.nearest_label} (similarity {similarity}). {agreement}"
    )
    if evidence.copies_of_query:
        said += " The film itself is in this library and counts among these cases."
    return said


def similarity_text(similarity: float) -> str:
    """Four digits, cut and not rounded: 1.0000 is said of nothing but the same embedding."""
    return f"{math.trunc(similarity * 10_000 + math.copysign(1e-6, similarity)) / 10_000:.4f}"


def library_sentence(library: LibraryInfo) -> str:
    """`60 cases (NORMAL 30, PNEUMONIA 30)`, of several libraries with their names and counts behind it"""
    counts = ", ".join(f"{label} {count}" for label, count in library.label_counts.items())
    said = f"{library.count:,} cases ({counts})"
    if not library.parts:
        return said
    parts = ", ".join(f"{part.name} {part.count:,}" for part in library.parts)
    return f"{said} of {len(library.parts)} libraries searched together: {parts}"


def home_text(neighbour: Neighbour) -> str:
    """Where a case of several libraries comes from: `north`, or `north (south: PNEUMONIA)`."""
    if not neighbour.also_in:
        return neighbour.library
    others = ", ".join(f"{elsewhere.library}: {elsewhere.label}" for elsewhere in neighbour.also_in)
    return f"{neighbour.library} (also in {others})"


def timing_sentence(timing: QueryTiming) -> str:
    """`31 ms (read 2, model 24, search 1, heat map 4)`"""
    said = f"read {1e3 * timing.read_s:.0f}, model {1e3 * timing.embed_s:.0f}, search {1e3 * timing.search_s:.0f}"
    if timing.heatmap_s:
        said += f", heat map {1e3 * timing.heatmap_s:.0f}"
    return f"{1e3 * timing.total_s:.0f} ms ({said})"


def heat_map_target(heat_map: HeatMap) -> str:
    """What the map explains: `towards label PNEUMONIA`."""
    return f"towards {heat_map.target}"
