"""`verify`, `backup` and `restore`."""

import argparse

from kindhub.cli.opening import opened
from kindhub.cli.printing import as_json, say
from kindhub.i18n import tr
from kindhub.services.checking import verify_hub


def verify(options: argparse.Namespace) -> int:
    """Check every ledger, checkpoint and record the person can open; 1 when something is not clean."""
    with opened(options) as hub:
        findings = list(verify_hub(hub))
        schemas = hub.schemas
    if options.json:
        rows = [
            {"file": one.schema, "kind": one.kind, "row": one.n, "entity": one.entity, "record": one.record_id}
            for one in findings
        ]
        as_json({"clean": not findings, "files": list(schemas), "findings": rows})
    else:
        for finding in findings:
            say(str(finding))
        if not findings:
            say(tr("Clean: {files}.", "Sin novedad: {files}.", files=", ".join(schemas)))
    return 1 if findings else 0
