"""Invented survivors for the demo folder and for practice: each step of the way once, dated around today.

Few and small: who practises here sees each step, each clock and each kind of referral, and nobody's life.
"""

from kindhub_gbv.demo.survivor import SURVIVORS, invent

__all__ = ["SURVIVORS", "invent"]
