"""A field of every kind, a condition of every kind."""

from example_program import records as r
from kindhub.i18n import L
from kindhub.program.conditions import AtMost, Every, Filled, Is, Not, OneOf, Some
from kindhub.program.forms import Field, Form, Section

LOAN = Form(
    "loan",
    L("Loan", "Préstamo"),
    r.Loan,
    (
        Section(
            L("The bicycle", "La bicicleta"),
            (
                Field("opened", needed="create"),
                Field("size", hint=L("Printed on the tyre.", "Está en la llanta.")),
                Field("weight"),
                Field("colour", needed="close"),
                Field("helmet"),
                Field("extras", width=2, when=Not(AtMost("size", 14))),
                Field("deposit"),
                Field("currency", needed=Filled("deposit"), when=Filled("deposit")),
            ),
        ),
        Section(
            L("The child", "La niña o el niño"),
            (
                Field("responsible"),
                Field("learnt"),
                Field("handed"),
                Field("village"),
                Field("shop"),
                Field("countries", width=2, when=Some((Is("helmet", True), OneOf("colour", ("red",))))),
                Field("note", width=3, when=Every((Filled("opened"),))),
            ),
        ),
        Section(L("Back", "Devolución"), (Field("closed"),), when=Filled("handed")),
    ),
    parent="person_id",
)
RIDES = Form(
    "rides",
    L("Rides", "Recorridos"),
    r.Ride,
    (Section(L("Ride", "Recorrido"), (Field("ridden_on", needed="create"), Field("metres", needed="create"))),),
    many=True,
    order_by="ridden_on",
)
CONTACTS = Form(
    "punctures",
    L("Punctures", "Pinchazos"),
    r.Puncture,
    (Section(L("Puncture", "Pinchazo"), (Field("title", needed="create", width=3),)),),
    many=True,
    parent="ride_id",
    in_side_list=False,
)
FORMS = (LOAN, RIDES, CONTACTS)
