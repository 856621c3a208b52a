"""Makes an invitation: for the first person of a partner's kit, or of one more computer that the kit was installed on.

    uv run python packaging/invite.py --policy KIT/policy.json --person "Ana López" --programs KEY … --into FOLDER

The words that open it are said once, here: tell them to the invited person herself, by telephone, having known her
voice or called the number you know. They stand in no file.
"""

import argparse
import json
import sys
from datetime import date, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from hub_tree import ROOT
from packs import keys, sign

from kindhub.packs.invitation import Guest, write_invitation
from kindhub.ui.unlocking.first_run import user_id

NAME = "invitacion.json"
GOOD_FOR = timedelta(days=60)


def invite(folder: Path, options: argparse.Namespace, partner: str) -> None:
    """Write the invitation and its signature into a folder, and say the words."""
    guest = Guest(partner, user_id(options.person), options.person, tuple(options.programs), str(options.until))
    words = write_invitation(folder / NAME, guest)
    sign(folder / NAME, keys(options.keys, "root").secret_key)
    if options.words_file:
        options.words_file.write_text(f"{words}\n", encoding="utf-8")
        return
    sys.stdout.write(
        f"\nTell {options.person} these words, by telephone; good until {options.until}:\n\n    {words}\n\n"
    )


def whom(parser: argparse.ArgumentParser) -> None:
    """The words of the command line that say who is invited."""
    parser.add_argument("--person", required=True, help="the first person's name")
    parser.add_argument("--programs", nargs="+", required=True, metavar="KEY", help="programs that begin with her")
    parser.add_argument("--until", type=date.fromisoformat, default=date.today() + GOOD_FOR,  # noqa: DTZ011
                        help="the invitation's last day")  # fmt: skip
    parser.add_argument(
        "--words-file", type=Path, help="for scripts: write the words there, never beside the invitation"
    )


def main() -> int:
    """Make one for a policy that was handed out."""
    parser = argparse.ArgumentParser(description="Invite the first person of a hub.")
    whom(parser)
    parser.add_argument("--policy", type=Path, required=True, help="the policy of the kit")
    parser.add_argument("--keys", type=Path, default=ROOT / "dist" / "test-keys", help="root.key")
    parser.add_argument("--into", type=Path, required=True, help="the folder it is written into")
    options = parser.parse_args()
    policy = json.loads(options.policy.read_text("utf-8"))
    if not set(options.programs) <= set(policy["programs"]):
        parser.error(f"the policy allows {', '.join(policy['programs'])}")
    options.into.mkdir(parents=True, exist_ok=True)
    invite(options.into, options, policy["organisation"])
    return 0


if __name__ == "__main__":
    sys.exit(main())
