"""A hub with the program in real encrypted files."""

from kindhub.testing import (
    hub,  # noqa: F401 - a fixture
    only_installed,
)

pytest_runtest_setup = only_installed(
    "mexico", test_referring=("mexico", "reintegration"), test_one_child=("mexico", "reintegration")
)
