"""A keyring through any sequence of joining, leaving, forgetting and recovering, against a model of who holds what."""

import shutil
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, multiple, rule

from kindhub.errors import UserError
from kindhub.security.kdf import KdfParams
from kindhub.security.keyring import Keyring
from kindhub.security.unlocked import Unlocked

CHEAP = KdfParams(64, 3, 1)
PROGRAMS = ["hub", "reintegration", "mexico"]
UIDS = [f"p{number}" for number in range(5)]
phrases = st.integers(10**6, 10**9).map(lambda number: f"luna camino pan numero {number}")


class KeyringLife(RuleBasedStateMachine):
    """Ana administers throughout; `held` says who holds which program, `lost` what removed people still know."""

    people = Bundle("people")

    @initialize(phrase=phrases)
    def begin(self, phrase):
        self.folder = Path(tempfile.mkdtemp())
        self.path = self.folder / "keyring.json"
        self.keyring, self.sheet = Keyring.create(
            self.path, "KIND", "ana", "Ana", phrase, PROGRAMS, kdf=CHEAP, kdf_floor=CHEAP
        )
        self.phrase = {"ana": phrase}
        self.held = {"ana": set(PROGRAMS)}
        self.lost: list[bytes] = []

    @property
    def ana(self) -> Unlocked:
        return self.keyring.unlock("ana", self.phrase["ana"])

    @rule(target=people, uid=st.sampled_from(UIDS), phrase=phrases)
    def join(self, uid, phrase):
        if uid in self.phrase:
            return multiple()
        self.keyring.add_person(self.ana, uid, "Persona", phrase, kdf=CHEAP)
        self.phrase[uid], self.held[uid] = phrase, {"hub"}
        return uid

    @rule(uid=people, program=st.sampled_from(PROGRAMS))
    def give(self, uid, program):
        if uid in self.phrase:
            self.keyring.grant(self.ana, program, uid)
            self.held[uid].add(program)

    @rule(uid=people, program=st.sampled_from(PROGRAMS))
    def take(self, uid, program):
        if program in self.held.get(uid, ()):
            rekey = self.keyring.withdraw(self.ana, program, uid)
            self.held[uid].discard(program)
            self.lost.append(bytes(rekey.old.key))

    @rule(uid=people)
    def leave(self, uid):
        if uid in self.phrase:
            self.keyring.remove_person(self.ana, uid)
            del self.phrase[uid], self.held[uid]

    @rule(uid=people, phrase=phrases)
    def forget(self, uid, phrase):
        if uid in self.phrase:
            self.keyring.renew_person(self.ana, uid, phrase, kdf=CHEAP)
            self.phrase[uid] = phrase

    @rule(uid=people, phrase=phrases)
    def change(self, uid, phrase):
        if uid in self.phrase:
            self.keyring.change_passphrase(uid, self.phrase[uid], phrase, kdf=CHEAP)
            self.phrase[uid] = phrase

    @rule(phrase=phrases)
    def recover(self, phrase):
        self.keyring.recover(self.sheet.text, "ana", phrase, kdf=CHEAP)
        self.phrase["ana"] = phrase

    @rule()
    def print_again(self):
        old = self.sheet
        (self.sheet,) = self.keyring.print_recovery_again(self.ana)
        try:
            self.keyring.recover(old.text, "ana", "luna camino pan dulce", kdf=CHEAP)
        except UserError:
            return
        raise AssertionError("the old sheet still opens")

    @invariant()
    def everyone_holds_what_the_model_says_and_the_newest_keys_are_shared(self):
        loaded = Keyring.load(self.path, kdf_floor=CHEAP)
        assert {person.uid for person in loaded.people()} == set(self.phrase)
        newest: dict[str, set[bytes]] = {}
        for uid, phrase in self.phrase.items():
            keys = loaded.unlock(uid, phrase).program_keys()
            assert set(keys) == self.held[uid]
            for program, key in keys.items():
                newest.setdefault(program, set()).add(bytes(key.key))
        assert all(len(keys) == 1 for keys in newest.values())
        assert not any(key in self.lost for keys in newest.values() for key in keys)

    def teardown(self):
        shutil.rmtree(self.folder, ignore_errors=True)


KeyringLife.TestCase.settings = settings(
    max_examples=15, stateful_step_count=12, deadline=None, suppress_health_check=list(HealthCheck)
)
TestKeyringLife = KeyringLife.TestCase
