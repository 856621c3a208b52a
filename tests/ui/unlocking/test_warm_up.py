"""What is imported while somebody types her passphrase: afterwards opening finds every program in memory."""

import subprocess
import sys

import pytest

LOOK = """
import sys
from kindhub.ui.tasks import Progress
from kindhub.ui.unlocking import opening
if {warm}:
    opening.WarmUp()(Progress())
before = set(sys.modules)
from kindhub import app
for program in app.installed_programs():
    assert program.records and program.forms and program.lists
print(any(name.startswith("kindhub_reintegration.") for name in set(sys.modules) - before))
"""


@pytest.mark.parametrize(("warm", "imports"), [(True, "False"), (False, "True")])
def test_a_program_is_imported_once_before_the_hub_is_opened(warm, imports):
    said = subprocess.run(
        [sys.executable, "-c", LOOK.format(warm=warm)], capture_output=True, text=True, timeout=60, check=False
    )
    assert said.stdout.split() == [imports], said.stderr
