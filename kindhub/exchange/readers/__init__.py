"""Understand what people write in cells: yes and no, numbers, scores, money, lengths of time, codes.

Every reader gives a `Read`: the value, or why there is none. What could not be read, or carries more than the value,
stays in words: `Read.beside` is to be kept next to the field. Blank is never an answer.
"""

from kindhub.exchange.readers.codes import Codes, read_code
from kindhub.exchange.readers.durations import read_minutes
from kindhub.exchange.readers.money import Money, read_money
from kindhub.exchange.readers.numbers import date_of_serial, parse_number, read_number
from kindhub.exchange.readers.read import Absence, Read, Written, read_nothing, text_of
from kindhub.exchange.readers.scores import Score, read_score
from kindhub.exchange.readers.truth import read_yes_no
from kindhub.exchange.readers.words import squeeze

__all__ = [
    "Absence",
    "Codes",
    "Money",
    "Read",
    "Score",
    "Written",
    "date_of_serial",
    "parse_number",
    "read_code",
    "read_minutes",
    "read_money",
    "read_nothing",
    "read_number",
    "read_score",
    "read_yes_no",
    "squeeze",
    "text_of",
]
