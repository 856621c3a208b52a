"""Registration and parole: the matter of each applicant, whom it covers, the contacts about it."""

from kindhub.i18n import L
from kindhub.program.conditions import Filled, Is, OneOf
from kindhub.program.form_parts import must, section, wide
from kindhub.program.forms import Field, Form, Section
from kindhub_reunification import records as r
from kindhub_reunification.parole.telling import if_filed_today

OUTSIDE = OneOf("representation", ("mentored", "referred", "limited"))
APPROVED = Is("decision", "approved")
RFE = Filled("rfe_on")
MATTERS = Form(
    "matters", L("Registration and parole", "Registro y parole"), r.Matter,
    (
        section("Applicant and representation", "Solicitante y representación", "member_id", "number",
                must("pathway"), "representation", Field("firm", when=OUTSIDE), "attorney",
                Field("mentor", when=Is("representation", "mentored")), "conflict",
                Field("conflict_on", when=Filled("conflict"))),
        section("Registration", "Registro", "portal_ref", "registered_on", "helped_by", "iom_contact"),
        Section(L("Filing and decision", "Presentación y decisión"), (
            Field("receipt"), Field("filed_on"), Field("biometrics_on"), Field("rfe_on"),
            Field("rfe_due_on", when=RFE), Field("rfe_answered_on", when=RFE), Field("decision"), Field("decided_on"),
        ), says=if_filed_today),
        section("Parole and travel", "Parole y viaje", Field("parole_from", when=APPROVED),
                Field("parole_to", when=APPROVED), Field("reparole_filed_on", when=APPROVED), "travel_booked_on",
                "arrived_on", "city", "ead_filed_on", "asylum_filed_on", wide("note")),
    ),
    many=True, order_by="-registered_on",
)  # fmt: skip
COVERED = Form(
    "matter_members", L("Also covered", "También incluidos"), r.MatterMember,
    (section("Member", "Integrante", "member_id", "receipt", "arrived_on"),),
    many=True, parent="matter_id", in_side_list=False,
)  # fmt: skip
CONTACTS = Form(
    "matter_contacts", L("Contacts about the matter", "Contactos sobre el asunto"), r.MatterContact,
    (section("Contact", "Contacto", "matter_id", must("held_on"), "mode", "who", "minutes", "next_due",
             wide("note")),),
    many=True, order_by="-held_on",
)  # fmt: skip
