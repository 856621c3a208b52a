"""Survivor codes: how one is made, and how one is known again however it is written."""

import re
import secrets
from collections.abc import Collection

_SIGNS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""No letter or digit that is taken for another when it is read out."""
_WRITTEN = re.compile(r"([A-Z]{2})\W*([A-Z]{2,4})\W*(\d{2,4})\W*(\d{1,4})", re.ASCII)


def free_code(taken: Collection[str | None]) -> str:
    """`SV-7Q4K-M2`: random, so that it tells neither the day nor how many there are."""
    while True:
        signs = [secrets.choice(_SIGNS) for _ in range(6)]
        code = f"SV-{''.join(signs[:4])}-{''.join(signs[4:])}"
        if code not in taken:
            return code


def normal_code(written: str) -> str:
    """`gt-neb-2022-001`, `GT HUE 2024 21` → `GT-NEB-2022-001`, `GT-HUE-2024-021`; other shapes in capitals."""
    plain = " ".join(written.upper().split())
    found = _WRITTEN.fullmatch(plain)
    if found is None:
        return re.sub(r"\s*-\s*|\s+", "-", plain)
    country, place, year, number = found.groups()
    return f"{country}-{place}-{year if len(year) == 4 else '20' + year}-{int(number):03}"


def normal_incident(written: str) -> str:
    """`inc 2022/1` → `INC-2022-001`."""
    plain = " ".join(written.upper().split())
    found = re.fullmatch(r"INC\W*(\d{4})\W*(\d{1,4})", plain, re.ASCII)
    return f"INC-{found[1]}-{int(found[2]):03}" if found else re.sub(r"\s+", "-", plain)
