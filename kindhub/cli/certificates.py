"""`certificate`: whether one that somebody shows is genuine, and what it certifies."""

import argparse

from kindhub.cli.opening import opened
from kindhub.cli.printing import as_json, say
from kindhub.services.certificates.checking import check_certificate


def check(options: argparse.Namespace) -> int:
    """Print the verdict and, where the code fits, what it certifies; 1 for anything that does not hold."""
    with opened(options) as hub:
        found = check_certificate(hub, options.number, options.code)
    line = found.line
    if options.json:
        told = None if line is None else {
            "number": line.number, "given_to": line.given_to, "event": line.event, "dates": line.dates,
            "hours": line.hours, "issued_on": line.issued_on, "withdrawn_on": line.withdrawn_on,
        }  # fmt: skip
        as_json({"verdict": found.verdict, "certifies": told})
    else:
        say(found.words())
        if line is not None:
            say(f"{line.given_to} · {line.event} · {line.dates} · {line.hours:g} h")
    return 0 if found.verdict == "genuine" else 1
