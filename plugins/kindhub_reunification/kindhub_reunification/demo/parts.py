"""What an invented family has behind it: leads, attempts, matters, services, calls."""

from collections.abc import Iterator
from datetime import date, timedelta

from kindhub.records.base import Record
from kindhub.records.partial_date import PartialDate
from kindhub_reunification import records as r
from kindhub_reunification.demo.plots import Plot

CHANNELS = ("call", "whatsapp", "call", "visit", "call", "local_leader", "sms", "call", "call", "whatsapp", "call")
OUTCOMES = ("no_answer", "message_left", "number_off", "spoke_relative", "no_answer")
HOURS = ("08:30", "18:10", "12:15", "15:40", "19:05", "10:20")
FILED = ("filed", "approved", "reunified", "supported")
ARRIVED = ("reunified", "supported")
TOPICS = ("status", "eligibility", "documents", "travel", "services", "legal", "registration")
NAMES = ("Elvia Inventada Paz", "Marcos Inventado Cuc", "Nidia Inventada Xol", "Julio Inventado Tut")


def search(case: r.Case, plot: Plot, number: int, today: date) -> Iterator[Record]:
    """Leads and attempts; the last attempt reaches whoever was reached."""
    phone = f"5550-{1000 + number}"
    found = today - timedelta(days=plot.waits + 200)
    yield r.Lead(case_id=case.id, kind="phone", value=phone, source="orr", confidence="medium",
                 found_on=PartialDate.of(found), state="unsafe" if plot.unsafe else "open")  # fmt: skip
    yield r.Lead(case_id=case.id, kind="address", value="Caserío Inventado, casa verde", source="court_list",
                 confidence="low", found_on=PartialDate.of(found))  # fmt: skip
    yield r.Lead(case_id=case.id, kind="relative", value="Tía inventada, en la tienda", source="relative",
                 confidence="high", found_on=PartialDate.of(found))  # fmt: skip
    reached = plot.search in ("contacted", "identity_confirmed")
    for n in range(plot.attempts):
        last = n == plot.attempts - 1
        channel = CHANNELS[n % len(CHANNELS)]
        outcome = "spoke_parent" if last and reached else OUTCOMES[n % len(OUTCOMES)]
        outcome = "unsafe" if plot.unsafe and n == 1 else outcome
        outcome = "refused" if last and plot.search == "declined" else outcome
        yield r.Attempt(
            case_id=case.id, channel=channel, outcome=outcome, at=HOURS[n % len(HOURS)], by="LP",
            attempted_on=PartialDate.of(today - timedelta(days=plot.waits + 6 * (plot.attempts - 1 - n))),
            target="Caserío Inventado" if channel in ("visit", "local_leader") else phone,
            next_step="Llamar de nuevo" if last and not reached else None,
            next_due=today + timedelta(days=number - 2) if last and not reached else None,
        )  # fmt: skip


def stays(case: r.Case, parent: r.Member, child: r.Member, plot: Plot) -> Iterator[Record]:
    """Who was where when, some of it not known to the day."""
    from_day, sent_back = PartialDate.of(date(2018, 5, 4)), PartialDate.of(date(2018, 7, 18))
    told = (
        (parent, "together", None, from_day, plot.country, "Caserío Inventado"),
        (child, "together", None, from_day, plot.country, "Caserío Inventado"),
        (parent, "detention", from_day, sent_back, "US", "Centro inventado"),
        (parent, "deported", sent_back, None, plot.country, None),
        (child, "orr_shelter", from_day, PartialDate.read("ago 2018"), "US", "Albergue inventado"),
        (child, "sponsor", PartialDate.read("ago 2018"), None, "US", "Omaha"),
    )
    for who, kind, since, until, country, place in told:
        yield r.Whereabouts(case_id=case.id, member_id=who.id, kind=kind, since=since, until=until, country=country,
                            place=place)  # fmt: skip


def told(case: r.Case, parent: r.Member, plot: Plot, today: date) -> Iterator[Record]:
    """The check of identity and the wishes."""
    if plot.search != "identity_confirmed":
        return
    on = today - timedelta(days=plot.waits)
    yield r.IdentityCheck(case_id=case.id, member_id=parent.id, checked_on=on, result="confirmed", likeness=92,
                          documents=("birth_certificate", "identity_card"),
                          reasons="Mismo nombre; misma fecha de nacimiento; mismo municipio")  # fmt: skip
    for wish, days in (("undecided", 0), ("reunify_us", 20)):
        yield r.Wish(case_id=case.id, member_id=parent.id, wish=wish, said_on=on + timedelta(days=days), alone=True,
                     language=plot.language, consent="given", consent_on=on)  # fmt: skip


def matters(case: r.Case, parent: r.Member, plot: Plot, number: int, today: date) -> Iterator[Record]:
    """Registration and parole, and what comes after."""
    if plot.stage not in ("registered", *FILED):
        return
    registered = today - timedelta(days=plot.waits - 20)
    matter = r.Matter(
        case_id=case.id, member_id=parent.id, number=number, pathway="task_force", registered_on=registered,
        representation="mentored" if number % 2 else "kind", firm="Bufete Inventado" if number % 2 else None,
        attorney="Ada Inventada", conflict="clear" if number % 3 else "pending", portal_ref=f"TF-{number:05}",
    )  # fmt: skip
    if plot.stage in FILED:
        matter.filed_on = registered + timedelta(days=30)
        matter.receipt = f"IOE09900{number:05}"
        matter.rfe_on = today - timedelta(days=50) if plot.stage == "filed" else None
    if plot.stage in ("approved", *ARRIVED):
        matter.decision, matter.decided_on = "approved", matter.filed_on and matter.filed_on + timedelta(days=90)
    if plot.stage in ARRIVED:
        matter.arrived_on = matter.parole_from = registered + timedelta(days=180)
        matter.parole_to = matter.parole_from + timedelta(days=1095)
        matter.travel_booked_on = matter.parole_from - timedelta(days=9)
        matter.city = "Omaha"
    yield matter
    if matter.representation == "mentored":
        yield r.MatterContact(
            case_id=case.id, matter_id=matter.id, held_on=PartialDate.of(today - timedelta(days=20)), mode="call",
            who="Ada Inventada", minutes=30, next_due=PartialDate.of(today + timedelta(days=10)),
        )  # fmt: skip
    if matter.arrived_on:
        for kind in ("mental_health", "housing"):
            yield r.Service(case_id=case.id, member_id=parent.id, kind=kind, state="running", provider="Casa Inventada",
                            eligible_from=matter.arrived_on, started_on=matter.arrived_on)  # fmt: skip
        yield r.Session(case_id=case.id, member_id=parent.id, kind="individual", minutes=50,
                        held_on=today - timedelta(days=8))  # fmt: skip


def calls(case: r.Case, plot: Plot, number: int, today: date) -> Iterator[Record]:
    """A caller of the family with two calls, and one who would not say who calls."""
    caller = r.Caller(name=NAMES[number % len(NAMES)], phone=f"+502 5550 {1000 + number}", language=plot.language,
                      role="parent" if number % 2 else "relative", case_id=case.id if number % 3 else None)  # fmt: skip
    yield caller
    for n in range(2):
        on = today - timedelta(days=3 * number + 11 * n)
        open_one = n == 0 and number % 4 == 0
        yield r.Call(
            caller_id=caller.id, case_id=caller.case_id, number=3 * number + n, called_on=PartialDate.of(on),
            at=HOURS[(number + n) % len(HOURS)], minutes=6 + number, language=plot.language, role=caller.role,
            topics=(TOPICS[(number + n) % len(TOPICS)],), info="script_a", resolved=not open_one, phone=caller.phone,
            follow_up_on=today + timedelta(days=number - 6) if open_one else None,
        )  # fmt: skip
    yield r.Call(number=3 * number + 2, called_on=PartialDate.of(today - timedelta(days=number)), minutes=4,
                 language="spa", role="other", topics=(TOPICS[number % len(TOPICS)],))  # fmt: skip
