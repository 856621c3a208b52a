"""Which persons may be one and the same: pure comparison of `PersonCard`s, without database or window.

Decision. *Question*: how do we find that two records are one child without ever merging two children? *Options*:
fixed rules per field, a trained classifier, or probabilities by field. *Choice*: probabilities (Fellegi and Sunter)
with the rarity of each value counted over the very persons at hand, so that no training data is needed, names of any
language are weighed by their own frequencies, and each verdict can be said in words. On top, a few plain rules keep
siblings, twins and namesakes from ever being *certain* (`scoring`). Nothing here merges anything.
"""

from kindhub.services.duplicates.card import Class, Pair, PersonCard
from kindhub.services.duplicates.index import MatchIndex, find_duplicates

__all__ = ["Class", "MatchIndex", "Pair", "PersonCard", "find_duplicates"]
