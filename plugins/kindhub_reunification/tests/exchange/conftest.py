"""A workbook in small, brought into one hub for all tests of this folder; nobody changes it."""

import pytest
from kindhub_reunification.exchange.columns import WORKBOOK

from kindhub.exchange.import_run import apply_plan, make_plan, read_file
from kindhub.testing import open_copy

from .small import write_workbook


@pytest.fixture(scope="package")
def workbook(tmp_path_factory):
    return write_workbook(tmp_path_factory.mktemp("workbook") / "small.xlsx")


def bring_in(hub, path):
    plan = make_plan(hub, WORKBOOK, read_file(hub, path, WORKBOOK), unsure="new")
    return plan, apply_plan(hub, plan, file="search.xlsx")


@pytest.fixture(scope="package")
def brought(tmp_path_factory, workbook):
    """The hub with the workbook in it, the plan, and what came of it."""
    hub = open_copy(tmp_path_factory.mktemp("brought") / "data", ("reunification",))
    yield hub, *bring_in(hub, workbook)
    hub.close()
