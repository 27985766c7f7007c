"""What is said of an answer on the command line and on pages. The window has its own words, which follow its language.

Never a diagnosis: the most similar cases have labels, and that is all that is said.
"""

from __future__ import annotations

from cxr_desktop.domain import Evidence, HeatMap, LibraryInfo, Neighbour, QueryTiming
from cxr_desktop.wording import ENGLISH, Wording


def evidence_sentence(evidence: Evidence, say: Wording = ENGLISH) -> str:
    """`4 of 5 nearest cases: PNEUMONIA. Nearest case: NORMAL (similarity 0.9312). The two disagree.`"""
    vote = evidence.vote
    voters = sum(vote.counts.values())
    votes = vote.counts[vote.label]
    said = [
        say("{votes} of 1 nearest case: {label}.", votes=votes, label=vote.label)
        if voters == 1
        else say("{votes} of {voters} nearest cases: {label}.", votes=votes, voters=voters, label=vote.label),
        say(
            "Nearest case: {label} (similarity {similarity}).",
            label=evidence.nearest_label,
            similarity=similarity_text(evidence.nearest_similarity, say),
        ),
        say("The two agree.") if evidence.witnesses_agree else say("The two disagree."),
    ]
    if evidence.copies_of_query:
        said.append(say("The film itself is in this library and counts among these cases."))
    return " ".join(said)


def similarity_text(similarity: float, say: Wording = ENGLISH) -> str:
    """Four digits, cut and not rounded: 1.0000 is said of nothing but the same embedding."""
    return say.similarity(similarity)


def library_sentence(library: LibraryInfo, say: Wording = ENGLISH) -> str:
    """`60 cases (NORMAL 30, PNEUMONIA 30)`, of several libraries with their names and counts behind it"""
    counts = ", ".join(f"{label} {say.count(count)}" for label, count in library.label_counts.items())
    said = say("{count} cases ({counts})", count=say.count(library.count), counts=counts)
    if not library.parts:
        return said
    parts = ", ".join(f"{part.name} {say.count(part.count)}" for part in library.parts)
    return say("{cases}; searched together: {parts}", cases=said, parts=parts)


def home_text(neighbour: Neighbour, say: Wording = ENGLISH) -> str:
    """Where a case of several libraries comes from: `north`, or `north (also in south: PNEUMONIA)`."""
    if not neighbour.also_in:
        return neighbour.library
    others = ", ".join(f"{elsewhere.library}: {elsewhere.label}" for elsewhere in neighbour.also_in)
    return say("{library} (also in {others})", library=neighbour.library, others=others)


def timing_sentence(timing: QueryTiming, say: Wording = ENGLISH) -> str:
    """`31 ms (read 2, model 24, search 1, heat map 4)`"""
    parts = {
        "total": timing.total_s,
        "read": timing.read_s,
        "embed": timing.embed_s,
        "search": timing.search_s,
        "heat": timing.heatmap_s,
    }
    times = {name: say.number(1e3 * seconds, 0) for name, seconds in parts.items()}
    if timing.heatmap_s:
        return say("{total} ms (read {read}, model {embed}, search {search}, heat map {heat})", **times)
    return say("{total} ms (read {read}, model {embed}, search {search})", **times)


def heat_map_target(heat_map: HeatMap, say: Wording = ENGLISH) -> str:
    """What the map explains: `towards label PNEUMONIA`."""
    kind, _, name = heat_map.target.partition(" ")
    if kind == "label":
        return say("towards label {name}", name=name)
    if kind == "case":
        return say("towards case {name}", name=name)
    return heat_map.target
