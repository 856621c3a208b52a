"""The policy is the organisation's word: signed by its root, not older than the one this computer had, and readable."""

import json

import pytest

from kindhub.errors import Refused


def test_a_policy_says_who_may_sign_and_what_is_wanted(org):
    policy = org.policy()
    assert (policy.organisation, policy.serial) == ("KIND", 14)
    assert policy.signer(policy.keys[1]).may_sign("reintegration")
    assert not policy.signer(policy.keys[1]).may_sign("gbv")
    assert str(policy.programs["gbv"].minimum) == "1.0"


def test_only_the_root_signs_it(org):
    org.issue(by=org.kind)
    with pytest.raises(Refused, match="alguien que su organización no conoce"):
        org.policy()


def test_a_changed_policy_counts_for_nothing(org):
    org.file.write_text(json.dumps({**org.said, "revoked": []}) + " ")
    with pytest.raises(Refused, match="se cambió después de firmarse"):
        org.policy()


def test_an_older_policy_does_not_come_back(org):
    assert org.policy(seen=14).serial == 14
    with pytest.raises(Refused, match="es anterior a la que tenía este equipo"):
        org.policy(seen=15)


def test_without_a_policy_no_program_starts(org):
    org.file.unlink()
    with pytest.raises(Refused, match="Falta la política"):
        org.policy()


@pytest.mark.parametrize(
    "said",
    [b"", b"[]", b"{}", b'{"format": 2}', b'{"format": 1, "organisation": "K", "serial": "x"}',
     b'{"format":1,"organisation":"K","serial":1,"signers":[],"programs":{"gbv":{"minimum":"newest"}}}'],
)  # fmt: skip
def test_a_signed_policy_nobody_can_read_is_refused_in_words(org, made, said):
    org.file.write_bytes(said)
    made.sign(org.file, org.root)
    with pytest.raises(Refused, match="No se puede leer la política"):
        org.policy()
