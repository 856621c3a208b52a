"""A hub with the program in real encrypted files."""

import pytest

from kindhub.testing import (
    hub,  # noqa: F401 - a fixture
    pretend_installed,
)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item):
    """Its own program; how it stands beside the others is asked in `test_contract.py`."""
    if item.path.name != "test_contract.py":
        pretend_installed(("mexico",))
