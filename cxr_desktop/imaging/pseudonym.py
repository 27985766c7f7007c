"""A patient's identity becomes a keyed hash, equal within one library.

It hides the patient from whoever reads a library, a report or a log. It is no protection against somebody who holds the
library, whose manifest has the key, together with a list of all the hospital's patient IDs.
"""

from __future__ import annotations

import hashlib


def pseudonym(patient_id: str, salt: bytes, *, issuer: str = "") -> str:
    """32 hex digits for a patient ID (of that issuer) under `salt`, 1 to 64 secret bytes."""
    return hashlib.blake2b(f"{issuer}\\{patient_id}".encode(), key=salt, digest_size=16).hexdigest()
