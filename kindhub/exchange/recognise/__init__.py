"""Which rows of a file, and which persons of the hub, are one human being: pure comparison, no database, no window.

Decision. *Question*: when may an import join rows without asking? *Options*: a score above a threshold, or rules that
name their evidence. *Choice*: rules. A partner's list holds siblings who share village, telephone, caregiver and
surnames, namesakes in two towns, and twins; what tells them apart is a given name or a birth date, never the sum of
what a household shares. So a join needs a compatible name and, besides, a number of one's own or a household, and
nothing that contradicts; everything else is asked or kept apart. Two children joined harm; one child twice does not.
"""

from kindhub.exchange.recognise.grouping import Grouping, group_traits, join
from kindhub.exchange.recognise.judging import Judge, Judgement
from kindhub.exchange.recognise.traits import Traits, traits_of

__all__ = ["Grouping", "Judge", "Judgement", "Traits", "group_traits", "join", "traits_of"]
