"""Keys for one purpose each, out of a program key: database file, attachments, exchange.

A program key never encrypts anything itself. So each purpose can be given to the part that needs it, and a key that
leaks from one purpose opens no other.
"""

from kindhub.security.boxes import Secret, derive
from kindhub.security.canonical import canonical


def storage_key(program_key: Secret, label: str = "file:hub.db") -> bytearray:
    """Raw 32-byte SQLCipher key of one file; the label names it, e.g. `file:hub.db`."""
    return derive(program_key, canonical("storage", label))


def attachment_wrap_key(program_key: Secret) -> bytearray:
    """Key for what belongs to attachments of a program as a whole; each file has its own random key in its row."""
    return derive(program_key, canonical("attachments"))


def sync_key(program_key: Secret) -> bytearray:
    """Key that seals ledger rows carried between laptops."""
    return derive(program_key, canonical("sync"))


def check_value(program_key: Secret, org: str, program: str, epoch: int) -> bytes:
    """16 bytes that tell whether a key is the announced one, without telling the key."""
    return bytes(derive(program_key, canonical("check-value", org, program, epoch))[:16])
