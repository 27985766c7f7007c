"""What every error is: a reason with a sentence, and details for the named places in it."""

from __future__ import annotations

from typing import ClassVar


class CxrError(Exception):
    """Expected trouble. `reason` picks one of the class's sentences, `details` fill the named places in it."""

    reasons: ClassVar[dict[str, str]] = {}
    """Reason -> English sentence with named places, remedy included."""

    def __init__(self, reason: str, **details: object) -> None:
        super().__init__(reason, details)
        self.reason = reason
        self.details = details

    @property
    def code(self) -> str:
        """Stable key of the message, for translation: `CorruptImage.truncated`."""
        return f"{type(self).__name__}.{self.reason}"

    def __str__(self) -> str:
        return type(self).reasons[self.reason].format_map(self.details)


class Cancelled(Exception):
    """The job was asked to stop and did so, leaving everything as it was or resumable."""
