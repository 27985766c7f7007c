"""A patient's identity becomes a keyed hash: equal within one library, worthless outside it."""

from __future__ import annotations

import hashlib


def pseudonym(patient_id: str, salt: bytes, *, issuer: str = "") -> str:
    """32 hex digits for a patient ID (of that issuer) under `salt`, 1 to 64 secret bytes."""
    return hashlib.blake2b(f"{issuer}\\{patient_id}".encode(), key=salt, digest_size=16).hexdigest()
