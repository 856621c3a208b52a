"""A general list of persons: names, birth date, sex, numbers, address and place, one person a row."""

from kindhub.exchange.people_import.columns import PEOPLE

__all__ = ["PEOPLE"]
