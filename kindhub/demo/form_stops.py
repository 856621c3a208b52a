"""Where the tour stops over forms: a grid, an edited cell, answers that are lacking. Nothing is typed in them."""

from collections.abc import Callable

from kindhub.ui.case.page import CasePage
from kindhub.ui.forms.parts_page import PartsPage
from kindhub.ui.forms.rounds_page import RoundsPage


def edit_a_cell(page: CasePage) -> None:
    """Open the first cell of the row at hand."""
    parts = page.pane.findChild(PartsPage)
    if isinstance(parts, PartsPage):
        parts.table.setFocus()
        parts.editing.edit(parts.table.column_key())


def score(page: CasePage) -> None:
    """Go to the fourth row of the grid."""
    rounds = page.pane.findChild(RoundsPage)
    if isinstance(rounds, RoundsPage):
        rounds.page.body.grids[0].rows[3].score.setFocus()


def begin_a_round(page: CasePage) -> None:
    """A new round, with the one before beside it."""
    rounds = page.pane.findChild(RoundsPage)
    if isinstance(rounds, RoundsPage):
        rounds.begin()


def save_what_lacks(page: CasePage) -> None:
    """Save an empty row, so that the summary says what is lacking."""
    form = page.pane.form_page
    if form is not None:
        form.save()
        form.next_problem()


def show_charts(page: CasePage) -> None:
    """The charts in the place of the form, where there is no room beside it."""
    rounds = page.pane.findChild(RoundsPage)
    if isinstance(rounds, RoundsPage) and rounds.charts_button.isVisible():
        rounds.charts_button.click()
        rounds.charts_button.setFocus()


FORM_ACTS: tuple[tuple[str, str, Callable[[CasePage], None]], ...] = (
    ("cell", "reviews", edit_a_cell),
    ("score", "assessment", score),
    ("new-round", "assessment", begin_a_round),
    ("lacking", "contacts", save_what_lacks),
)
