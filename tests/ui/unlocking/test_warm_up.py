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


HEAVY = """
import sys
from kindhub.ui.hub_window.warm_pages import WarmPages
from kindhub.ui.tasks import Progress
from kindhub.ui.unlocking import opening
opening.WarmUp()(Progress())
WarmPages()(Progress())
assert "kindhub.ui.case.page" in sys.modules
if {rare}:
    import kindhub.ui.letters.page, kindhub.ui.importing.page
print(sorted({{"docx", "lxml", "jinja2", "openpyxl", "PIL"}} & set(sys.modules)))
"""


@pytest.mark.parametrize("rare", [False, True])
def test_what_rare_work_needs_is_not_in_memory_before(rare):
    said = subprocess.run(
        [sys.executable, "-c", HEAVY.format(rare=rare)], capture_output=True, text=True, timeout=60, check=False
    )
    assert ("lxml" in said.stdout, "openpyxl" in said.stdout) == (rare, rare), said.stderr
    assert rare or said.stdout.strip() == "[]", said.stderr
