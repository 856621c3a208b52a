"""How old the survivor was when it happened, and in which band she is counted.

From the birth date; where only an age is written, that age, for nobody knows on which day it changed.
"""

from kindhub.program.figure_labels import UNKNOWN
from kindhub.records.partial_date import PartialDate

Bands = tuple[tuple[str, int, int], ...]
BANDS: Bands = (("0-11", 0, 11), ("12-17", 12, 17), ("18-49", 18, 49), ("50+", 50, 200))


def age_range(birth: PartialDate | None, on: PartialDate | None) -> tuple[int | None, int | None]:
    """The least and the greatest age she may have had; (None, None) where nothing can be said."""
    if birth is None or not birth.is_known:
        return None, None
    if birth.precision == "age" and birth.on is not None:
        return birth.age_on(birth.on)
    if on is None or on.earliest is None or on.latest is None:
        return None, None
    return birth.age_on(on.earliest)[0], birth.age_on(on.latest)[1]


def band_of(ages: tuple[int | None, int | None], bands: Bands = BANDS) -> str:
    """The band both ends lie in; unknown where they do not lie in one."""
    least, most = ages
    if least is None or most is None:
        return UNKNOWN
    return next((name for name, low, high in bands if low <= least and most <= high), UNKNOWN)
