"""Six words to compare by telephone, to know whether a key in this keyring is really hers.

Who can certify people could certify a key of his own as "Ana, reinstalled" and ask for her programs. The lead reads
six words on her screen, Ana on hers; a forger would have to find another key with the same words out of 2^65.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from kindhub.security.canonical import canonical
from kindhub.security.passphrase import spanish_words

if TYPE_CHECKING:
    from kindhub.security.certificates import Certificate

WORDS = 6


def key_words(certificate: Certificate) -> str:
    """Six Spanish words that stand for the public keys of a person."""
    statement = canonical("key-words", certificate.uid, certificate.xpub, certificate.epub)
    number, words = int.from_bytes(hashlib.sha256(statement).digest(), "big"), spanish_words()
    chosen = []
    for _ in range(WORDS):
        number, place = divmod(number, len(words))
        chosen.append(words[place])
    return " ".join(chosen)
