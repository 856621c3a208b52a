"""What the members of a family are called: as on a paper, else as in the shared record, else by their part in it."""

from collections.abc import Mapping

from kindhub_cam.records import Member


def called(member: Member, shared: Mapping[str, str]) -> str:
    """The name of a member; `shared` as `kindhub.program.person_names.shared_names` gives them."""
    on_paper = member.name_on_paper or member.name_on_id
    return on_paper or shared.get(member.person_id or "") or member.display()
