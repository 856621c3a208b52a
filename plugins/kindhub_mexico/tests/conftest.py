"""A hub with the program in real encrypted files."""

import pytest

from kindhub.testing import (
    hub,  # noqa: F401 - a fixture
    pretend_installed,
)

BESIDE = {"test_contract.py": None, "test_referring.py": ("mexico", "reintegration")}


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item):
    """Its own program; how it stands beside the others is asked in files of their own."""
    installed = BESIDE.get(item.path.name, ("mexico",))
    if installed is not None:
        pretend_installed(installed)
