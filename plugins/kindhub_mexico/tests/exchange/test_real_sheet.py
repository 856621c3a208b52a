"""The offices' real sheet, where it lies beside the repository: every figure counted again from its raw cells."""

from pathlib import Path

from .recount import recount

REAL = Path(__file__).resolve().parents[5] / "shared" / "data" / "mexico_orientation_training.csv"
COUNTED = ("encounters", "children_met", "children_oriented", "children_screened", "children_accompanied",
           "children_assisted", "claims", "claims_timeliness", "claim_outcomes", "actions_sent", "plans_received",
           "bids_requested", "bids_done")  # fmt: skip

if REAL.exists():

    def test_every_figure_agrees_with_the_recount_and_twice_changes_nothing(bring_in, figures):
        plan, _ = bring_in(REAL)
        assert not [one for one in plan.rows if one.verdict == "refused"]
        found, theirs = figures(), recount(REAL)
        for (indicator, group), value in theirs.items():
            key = (indicator, *([group] if group else []))
            if indicator in COUNTED and value:
                assert found[key].value == value, key
        for indicator in ("authority_days", "bid_days"):
            assert found[indicator,].value == theirs[indicator, ()]
        timed = {code: theirs["claims_timeliness", ("timeliness", code)] for code in ("within", "late")}
        within = found["claims_within_30",]
        assert (within.numerator, within.denominator) == (timed["within"], sum(timed.values()))
        decided = found["claims_decided_45",]
        assert (decided.numerator, decided.denominator) == (theirs["decided_45", ()], theirs["decided", ()])
        answered = found["authority_answered",]
        assert (answered.numerator, answered.denominator) == (theirs["answered", ()], theirs["actions_sent", ()])
        by_rule = found["claims_within_rule",]
        assert by_rule.denominator == within.denominator
        assert by_rule.numerator >= within.numerator, "holidays only lengthen the term"
        again, second = bring_in(REAL)
        assert {one.verdict for one in again.rows} == {"unchanged"}
        assert second.unit is None
