"""An embedding is a unit vector in which every branch has the same say."""

from __future__ import annotations

import pytest
import torch

from cxr_desktop.errors import BadArgument
from cxr_desktop.model.backbones import BranchKind
from cxr_desktop.model.hybrid import HybridExtractor
from cxr_desktop.model.profile import PROFILES, ModelProfile, profile
from tests.small_model import SMALL_PROFILE


@pytest.fixture(scope="module")
def model() -> HybridExtractor:
    return HybridExtractor(SMALL_PROFILE).eval()


def test_embeddings_have_unit_length(model: HybridExtractor) -> None:
    with torch.inference_mode():
        embeddings = model(torch.randn(3, 1, 64, 64))
    assert embeddings.shape == (3, SMALL_PROFILE.dimension)
    assert embeddings.dtype == torch.float32
    torch.testing.assert_close(embeddings.norm(dim=1), torch.ones(3))


def test_each_branch_is_normalised_before_they_are_joined(model: HybridExtractor) -> None:
    with torch.inference_mode():
        embedding = model(torch.randn(1, 1, 64, 64))[0]
    cnn, vit = embedding.split([branch.dimension for branch in SMALL_PROFILE.branches])
    torch.testing.assert_close(cnn.norm(), vit.norm())


def test_a_single_branch_gives_its_own_half(model: HybridExtractor) -> None:
    alone = HybridExtractor(SMALL_PROFILE.only(BranchKind.VIT)).eval()
    alone.load_state_dict({k: v for k, v in model.state_dict().items() if k.startswith("vit")})
    pixels = torch.randn(1, 1, 64, 64)
    with torch.inference_mode():
        torch.testing.assert_close(alone(pixels), model(pixels)[:, 32:] * 2**0.5)


def test_a_branch_that_is_not_there_is_refused() -> None:
    with pytest.raises(BadArgument, match="cnn"):
        SMALL_PROFILE.only(BranchKind.VIT).only(BranchKind.CNN)


@pytest.mark.parametrize("known", [*PROFILES.values(), SMALL_PROFILE], ids=lambda p: p.name)
def test_a_profile_survives_its_own_metadata(known: ModelProfile) -> None:
    assert ModelProfile.from_dict(known.to_dict()) == known


def test_the_papers_profile_is_the_papers() -> None:
    paper = profile("paper")
    assert paper.backbones == ("efficientnet_b3", "vit_base_patch16_224")
    assert paper.dimension == 1536 + 768
    assert (paper.preprocessing.shortest_side_px, paper.preprocessing.size_px) == (256, 224)


def test_an_unknown_profile_is_named_with_the_known_ones() -> None:
    with pytest.raises(BadArgument, match="paper"):
        profile("other")
