"""How much work one film may ask for. Every reader checks these bounds before it decodes anything.

Peak memory of reading one film is at most BYTES_PER_PIXEL x pixels + FILE_COPIES x bytes of the file + FIXED_BYTES,
whatever the file claims (tests/imaging/test_bombs.py measures it).
"""

from __future__ import annotations

from dataclasses import dataclass

from cxr_desktop.errors import ImageTooLarge, NotARadiograph

MEGA = 1_000_000
MIB = 1024 * 1024

BYTES_PER_PIXEL = 24
"""The worst cases: 20 for WebP and 16 for 16-bit PNG, both with transparency. Most formats need 3."""

FILE_COPIES = 4
"""The bytes themselves, the stream without its metadata or fragment borders, and what the decoder keeps of it."""

FIXED_BYTES = 64 * MIB
"""Look-up tables, the state of decoders, and the packages that are imported on first use."""


@dataclass(frozen=True, slots=True)
class Limits:
    """The bounds of one film. All are checked before pixels are decoded."""

    file_bytes: int = 256 * MIB  # an uncompressed 16-bit film at the megapixel limit has 100 MB
    megapixels: float = 50.0  # the largest detectors and stitched leg films have 35
    min_side_px: int = 32  # below this nothing of a lung can be seen
    max_aspect: float = 8.0  # long side to short side; stitched spine and leg films reach 4

    def check_file_bytes(self, count: int) -> None:
        """Raise ImageTooLarge when a file, or what unpacks from it, has more than `file_bytes`."""
        if count > self.file_bytes:
            raise ImageTooLarge("bytes", megabytes=count / MEGA, limit=self.file_bytes / MEGA)

    def check_extent(self, width: int, height: int) -> None:
        """Raise ImageTooLarge or NotARadiograph unless a film of `width` x `height` pixels may be decoded."""
        if width < 1 or height < 1:
            raise NotARadiograph("zero_size")
        if width * height > self.megapixels * MEGA:
            raise ImageTooLarge("pixels", megapixels=width * height / MEGA, limit=self.megapixels)
        if min(width, height) < self.min_side_px:
            raise NotARadiograph("too_small", width=width, height=height, limit=self.min_side_px)
        if max(width, height) > self.max_aspect * min(width, height):
            raise NotARadiograph("shape", width=width, height=height)


DEFAULT_LIMITS = Limits()
