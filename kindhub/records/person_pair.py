"""What was decided of two persons who look like one: not the same, or still to be looked at."""

from kindhub.i18n import L
from kindhub.records.base import Record
from kindhub.records.fields import code, link

OPEN, DIFFERENT = "open", "different"


class PersonPair(Record, table=True):
    """Two persons and the verdict on them; once for each pair, `person_id` being the smaller id of the two.

    That two are one stands at the person herself (`Person.merged_into`), for programs follow it there.
    """

    __tablename__ = "person_pair"

    person_id: str = link(L("Person", "Persona"), "person")
    other_id: str = link(L("Other person", "Otra persona"), "person")
    verdict: str = code(L("Decided", "Se decidió"), "pair_verdict", default=OPEN)
