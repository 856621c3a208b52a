"""The office's real workbook, where it lies beside the repository: every figure counted again from its raw cells."""

from pathlib import Path

import pytest

from .recount import recount

REAL = Path(__file__).resolve().parents[5] / "shared" / "data" / "mexico_training_roster.xlsx"
STATES = {"BC": "MX-BCN", "CHIH": "MX-CHH", "CHIS": "MX-CHP", "CMX": "MX-CMX", "SON": "MX-SON", "TAB": "MX-TAB"}
COUNTED = ("trained_people", "attendances", "training_hours", "sessions_attended", "institutions", "tests_both")
SHARES = {"tests_improved": "tests_both", "tests_both_passed": "tests_both", "post_passed": "post_tests"}

if REAL.exists():

    def groups_of(theirs, indicator):
        """The groups of the recount as the program writes them; states it can only guess at are left out."""
        for (name, group), value in theirs.items():
            if name == indicator and group[:1] != ("state",):
                yield (indicator, *([group] if group else [])), value

    def test_every_figure_agrees_with_the_recount_and_twice_changes_nothing(hand, bring_in):
        plan, _ = bring_in(REAL)
        assert not plan.notes
        assert not [one for one in plan.rows if one.verdict == "refused"]
        found, theirs = hand.figures(), recount(REAL)
        for indicator in COUNTED:
            for key, value in groups_of(theirs, indicator):
                assert found[key].value == pytest.approx(value), key
        for indicator, of in SHARES.items():
            for key, value in groups_of(theirs, indicator):
                whole = theirs[of, key[1] if len(key) > 1 else ()]
                assert (found[key].numerator, found[key].denominator) == (value, whole), key
        mean = theirs["sum_post", ()] / theirs["tests_both", ()]
        assert found["tests_mean_post",].value == pytest.approx(mean)
        assert found["tests_mean_pre",].value == pytest.approx(theirs["sum_pre", ()] / theirs["tests_both", ()])
        for (name, group), value in theirs.items():
            if name == "attendances" and group[:1] == ("state",):
                assert found[name, ("state", STATES[group[1]])].value >= value
        again, second = bring_in(REAL)
        assert {one.verdict for one in again.rows} == {"unchanged"}
        assert second.unit is None
