"""The window says *group* where another program says *case*: over its own data, on paper, in the palette."""

import pytest
from kindhub_gbv_activities import records as r

from kindhub.errors import UserError
from kindhub.i18n import spoken
from kindhub.program.forms import CASE_FILE
from kindhub.services.cases import view_case
from kindhub.services.papers.case_paper import case_paper
from kindhub.ui.case.paper_jobs import WHOLE, case_job, papers_of
from kindhub.ui.case.section_list import HISTORY, section_rows
from kindhub.ui.kit.row_list import Row

FILE = {"es": "Ficha del grupo", "en": "Group record"}
ALL = {"es": "Grupo completo", "en": "Whole group"}


@pytest.mark.parametrize("language", ["es", "en"])
def test_a_group_is_called_one_over_its_data_and_on_paper(build, language):
    group = build.add(r.Group(number="G-1"))
    build.save()
    with spoken(language):
        own = Row("group", "G", group=CASE_FILE.say())
        rows = section_rows([Row("sessions", "S", group="T"), own], {}, build.program.workflows[0].called)
        assert [(row.key, row.group) for row in rows] == [
            ("sessions", "T"), (HISTORY, FILE[language]), ("group", FILE[language]),
        ]  # fmt: skip
        assert section_rows([own], {})[0].group == CASE_FILE.say() != FILE[language]
        assert papers_of(build.program)[WHOLE] == ALL[language]
        assert case_job(build.hub, build.program, group, WHOLE).title == ALL[language]
        with build.hub.read() as session:
            assert case_paper(session, build.program, group).title.lower().endswith(FILE[language].lower())


def test_a_group_that_is_gone_is_said_to_be_a_group(build):
    with spoken("es"), build.hub.read() as session, pytest.raises(UserError, match="grupo no está aquí"):
        view_case(session, build.program, "none")
