"""Makes the value lists of the program known; records and rules both name them."""

from pathlib import Path

from kindhub.records.codes import add_folder

SCHEMA = "mexico"

add_folder(SCHEMA, Path(__file__).parent / "reference")
