"""The digest behind fingerprints and the keys of caches."""

from __future__ import annotations

# hashlib loads OpenSSL, which a short run would notice; CPython's own module of BLAKE2 does without.
try:
    from _blake2 import blake2b
except ImportError:
    from hashlib import blake2b

__all__ = ["blake2b", "digest"]


def digest(*parts: bytes) -> str:
    """32 hex digits of `parts`, one behind the other (BLAKE2b, RFC 7693)."""
    if len(parts) == 1:
        return blake2b(parts[0], digest_size=16).hexdigest()
    made = blake2b(digest_size=16)
    for part in parts:
        made.update(part)
    return made.hexdigest()
