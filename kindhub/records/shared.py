"""All shared records in one place, parents before children: importing this maps them."""

from kindhub.records.base import Record
from kindhub.records.consent import Consent
from kindhub.records.document import Document
from kindhub.records.organisation import Office, Organisation, OrganisationContact, Team, UserAccount
from kindhub.records.person import Address, ContactPoint, Identifier, Person, PersonLanguage, PersonName, Relationship
from kindhub.records.person_pair import PersonPair
from kindhub.records.task import Task

SHARED: tuple[type[Record], ...] = (
    Organisation, OrganisationContact, Office, Team, UserAccount,
    Person, PersonName, Identifier, PersonLanguage, ContactPoint, Address, Relationship,
    Consent, Document, Task, PersonPair,
)  # fmt: skip
