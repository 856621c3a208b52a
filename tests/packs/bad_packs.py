"""Packs that are refused, each for one reason, for the window and the command line."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kindhub.packs.installing import install
from kindhub.packs.shelf import look_over
from tests.packs.conftest import HUB, digest, wheel

NEWER = "2.0"


@dataclass(frozen=True, slots=True)
class Bad:
    """`bring(organisation)` gives the file; `es` and `en` are what the refusal says."""

    what: str
    bring: Callable[[Any], Path]
    es: str
    en: str


def _over_a_newer_one(org):
    newer = org.bring(wheel(version=NEWER), name="newer.whl")
    install(newer, org.folder, look_over(org.folder, org.policy(), HUB), org.policy(), HUB)
    return org.bring(wheel())


def _called_back(org):
    org.issue(revoked=[digest(wheel())])
    return org.bring(wheel())


def _changed(org):
    file = org.bring(wheel())
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(bytes(data))
    return file


BAD = (
    Bad("unsigned", lambda org: org.bring(wheel(), by=False), "no está firmado", "is not signed"),
    Bad("wrong signer", lambda org: org.bring(wheel("gbv"), by=org.partner),
        "no puede firmar «gbv»", "may not sign “gbv”"),
    Bad("unknown signer", lambda org: org.bring(wheel(), by=org.stranger),
        "alguien que su organización no conoce", "somebody your organisation does not know"),
    Bad("not allowed here", lambda org: org.bring(wheel("cam")), "no usa «cam» en este equipo",
        "does not use “cam” on this computer"),
    Bad("downgrade", _over_a_newer_one, "No se instala uno anterior", "An older one is not put over a newer one"),
    Bad("too old", lambda org: org.bring(wheel("gbv", "0.9")), "pide la 1.0", "asks for 1.0"),
    Bad("called back", _called_back, "fue retirada", "was called back"),
    Bad("tampered byte", _changed, "se cambió después de firmarse", "was changed after it was signed"),
    Bad("path tricks", lambda org: org.bring(wheel(more=[("../outside.py", "x = 1\n")])),
        "intenta escribir fuera de su carpeta", "wants to write outside its own folder"),
    Bad("native code", lambda org: org.bring(wheel(more=[("pack_reintegration/native.pyd", "x")])),
        "trae código de máquina", "holds machine code"),
    Bad("other hub", lambda org: org.bring(wheel(needs="kindhub>=9")),
        "es para otra versión del hub", "is made for another version of the hub"),
)  # fmt: skip
