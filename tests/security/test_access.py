"""Rights: action by scope, refusals that say what is missing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kindhub.errors import Refused
from kindhub.i18n import L, spoken
from kindhub.program.access import ACTIONS, SCOPES, Role
from kindhub.security.access import EVERYTHING, HUB_ROLES, Owner, Rights, User

WORKER = Role("worker", L("Caseworker", "Trabajadora de caso"), {"view": "team", "edit": "self", "print": "self"})
COORDINATOR = Role("coordinator", L("Coordinator", "Coordinadora"), {"view": "office", "approve_closure": "office"})


def user(*roles):
    return User("ana", "Ana", "team-1", "office-1", {"reintegration": Rights.of(roles)})


def test_union_of_roles_reaches_as_far_as_the_widest():
    rights = Rights.of([WORKER, COORDINATOR])
    assert rights.scope_of("view") == "office"
    assert rights.scope_of("edit") == "self"
    assert rights.scope_of("approve_closure") == "office"
    assert rights.scope_of("export") is None
    assert not rights.can("export")


def test_without_a_role_nothing_is_allowed():
    nobody = User("eva", "Eva")
    assert not any(nobody.can("reintegration", action) for action in ACTIONS)
    with pytest.raises(Refused):
        nobody.require("reintegration", "view")
    assert not user(EVERYTHING).can("gbv", "view"), "a role counts in its own program only"


@pytest.mark.parametrize("language", ["es", "en"])
@pytest.mark.parametrize("action", sorted(ACTIONS))
def test_refusal_names_the_action_in_both_languages(language, action):
    with spoken(language), pytest.raises(Refused) as refusal:
        Rights().require(action)
    with spoken(language):
        said = refusal.value.advice.say(**refusal.value.values)
        assert str(ACTIONS[action]) in said
        assert "{" not in said


OWNERS = [
    (Owner("ana", "team-1", "office-1"), "self"), (Owner("ana"), "self"), (Owner("bea", "team-1", "office-1"), "team"),
    (Owner("bea", "team-2", "office-1"), "office"), (Owner("bea", "team-2", "office-2"), "all"), (Owner("bea"), "all"),
]  # fmt: skip


@pytest.mark.parametrize(("owner", "distance"), OWNERS)
@pytest.mark.parametrize("held", SCOPES)
def test_scope_decides_whose_records_an_action_reaches(owner, distance, held):
    ana = user(Role("r", L("R", "R"), {"edit": held}))
    assert ana.distance(owner) == distance
    if SCOPES.index(held) >= SCOPES.index(distance):
        ana.require("reintegration", "edit", owner)
    else:
        with pytest.raises(Refused):
            ana.require("reintegration", "edit", owner)


def test_two_people_without_a_team_are_not_in_the_same_team():
    alone = User("ana", "Ana")
    assert alone.distance(Owner("bea")) == "all"


roles = st.lists(
    st.dictionaries(st.sampled_from(sorted(ACTIONS)), st.sampled_from(SCOPES)).map(lambda a: Role("r", L("R", "R"), a)),
    max_size=4,
)


@given(roles, roles)
def test_more_roles_never_take_a_right_away(some, more):
    before, after = Rights.of(some), Rights.of([*some, *more])
    for action in before.actions:
        assert after.reaches(action, before.scope_of(action))


def test_first_person_may_do_everything_and_roles_are_labelled():
    assert set(EVERYTHING.actions) == set(ACTIONS)
    assert all(role.label.en and role.label.es for role in HUB_ROLES)
    assert len({role.key for role in HUB_ROLES}) == len(HUB_ROLES)


@pytest.mark.parametrize("actions", [{"view": "everyone"}, {"View": "all"}, {"see it": "all"}, {"": "all"}])
def test_slips_of_an_author_are_caught_when_the_role_is_made(actions):
    with pytest.raises(ValueError):
        Role("worker", L("W", "W"), actions)


def test_a_role_cannot_be_changed_afterwards():
    given_actions = {"view": "self"}
    role = Role("worker", L("W", "W"), given_actions)
    given_actions["view"] = "all"
    assert role.actions == {"view": "self"}
    with pytest.raises(TypeError):
        role.actions["view"] = "all"


def test_a_right_held_in_any_program_is_held_somewhere():
    user(WORKER).require_anywhere("edit")
    with pytest.raises(Refused):
        user(WORKER).require_anywhere("merge")
