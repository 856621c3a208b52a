"""The drawn family: nobody on top of another, children under their parents, and arrows lead everywhere."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QAccessible, QColor, QImage, QPainter

from kindhub.ui.kit.family_tree import FamilyTree, Tree, TreeBond, TreePerson
from kindhub.ui.kit.family_tree.layout import places, settle
from kindhub.ui.kit.family_tree.painting import TreeDrawing
from kindhub.ui.kit.family_tree.unions import knots_of

ROWS = {"abuelo": 0, "abuela": 0, "papa": 1, "mama": 1, "tia": 1, "tio": 1, "abner": 2, "heidy": 2, "elmer": 2}
BONDS = (
    *(TreeBond("parent", one, child) for one in ("abuelo", "abuela") for child in ("mama", "tia")),
    *(TreeBond("parent", "mama", child) for child in ("abner", "heidy", "elmer")),
    TreeBond("parent", "papa", "elmer", sure=False),
    TreeBond("sibling", "abner", "elmer"),
    TreeBond("sibling", "heidy", "elmer"),
    TreeBond("couple", "tio", "tia", sure=False),
    TreeBond("other", "tia", "elmer"),
)


def person(key, row):
    return TreePerson(key, key.title(), "dato", "square", row, f"{key}, dato")


@pytest.fixture
def tree():
    people = tuple(person(key, row) for key, row in ROWS.items())
    return Tree("elmer", people, BONDS, "Familia de Elmer: 9 personas.")


def test_siblings_of_whom_less_is_known_hang_under_both_parents(tree):
    knots = knots_of(tree)
    union = knots.union_of("elmer")
    assert set(union.parents) == {"papa", "mama"}
    assert set(union.children) == {"abner", "heidy", "elmer"}
    assert knots.loose == ()  # the aunt is joined by the grandparents already


def test_someone_nothing_else_joins_keeps_a_line_of_her_own(tree):
    people = (*tree.people, person("madrina", 1))
    knots = knots_of(Tree("elmer", people, (*BONDS, TreeBond("other", "madrina", "elmer"))))
    assert [(bond.one, bond.other) for bond in knots.loose] == [("madrina", "elmer")]


def test_nobody_stands_on_top_of_another_and_couples_stand_together(tree):
    at = places(tree, knots_of(tree))
    for one, other in combinations(ROWS, 2):
        if at[one][1] == at[other][1]:
            assert abs(at[one][0] - at[other][0]) > 0.99
    for one, other in (("papa", "mama"), ("tia", "tio"), ("abuelo", "abuela")):
        assert abs(at[one][0] - at[other][0]) == pytest.approx(1, abs=0.01)
    parents = (at["papa"][0] + at["mama"][0]) / 2
    children = [at[key][0] for key in ("abner", "heidy", "elmer")]
    assert parents == pytest.approx((min(children) + max(children)) / 2, abs=0.3)


def test_settling_keeps_order_and_distance():
    assert settle([5, 0, 0]) == pytest.approx([2 / 3, 5 / 3, 8 / 3])
    assert settle([0, 4, 9]) == [0, 4, 9]
    assert settle([]) == []


def test_three_parents_and_forty_people_are_drawn(qapp):
    people = (person("kind", 1), *(person(f"p{n}", 0) for n in range(3)), *(person(f"n{n}", 1) for n in range(36)))
    bonds = (
        *(TreeBond("parent", f"p{n}", "kind") for n in range(3)),
        *(TreeBond("sibling", f"n{n}", "kind") for n in range(36)),
    )
    drawing = TreeDrawing(Tree("kind", people, bonds))
    assert drawing.size.width() > 0
    assert len(knots_of(drawing.tree).loose) == 1


@pytest.fixture
def view(shown, tree):
    view = FamilyTree(tree)
    window = shown(view)
    window.resize(900, 420)
    return view


def test_arrows_walk_to_everybody_and_enter_opens(qtbot, view):
    view.setFocus()
    assert view.current() == "elmer"
    card = view.focusProxy()
    qtbot.keyClick(card, Qt.Key.Key_Up)
    assert ROWS[view.current()] == 1
    qtbot.keyClick(view.cards[view.current()], Qt.Key.Key_Up)
    assert ROWS[view.current()] == 0
    qtbot.keyClick(view.cards[view.current()], Qt.Key.Key_Home)
    assert view.current() == "elmer"
    reached = {view.current()}
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
        for _ in range(3):
            qtbot.keyClick(view.cards[view.current()], key)
            reached.add(view.current())
    assert reached == {"abner", "heidy", "elmer"}
    with qtbot.waitSignal(view.opened) as opened:
        qtbot.keyClick(view.cards[view.current()], Qt.Key.Key_Return)
    assert opened.args == [view.current()]


def test_plus_and_minus_zoom_with_ctrl_and_without(qtbot, view):
    view.setFocus()
    before = view.zoom
    qtbot.keyClick(view.cards["elmer"], Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    larger = view.zoom
    assert larger > before
    qtbot.keyClick(view.cards["elmer"], Qt.Key.Key_Minus)
    assert view.zoom == pytest.approx(before)
    assert view.cards["elmer"].width() == pytest.approx(view.drawing.card("elmer").width() * view.zoom, abs=2)


def test_each_card_and_the_whole_speak(view):
    said = {
        key: QAccessible.queryAccessibleInterface(card).text(QAccessible.Text.Name) for key, card in view.cards.items()
    }
    assert said["mama"] == "mama, dato"
    assert all(said.values())
    assert QAccessible.queryAccessibleInterface(view).text(QAccessible.Text.Name) == "Familia de Elmer: 9 personas."


def test_on_paper_it_is_black_on_white(qapp, tree):
    sheet = QImage(900, 500, QImage.Format.Format_RGB32)
    sheet.fill(QColor("white"))
    painter = QPainter(sheet)
    TreeDrawing(tree).paint_on(painter, QRectF(0, 0, 900, 500))
    painter.end()
    colours = {QColor(sheet.pixel(x, y)).getHsv()[1] for x in range(0, 900, 3) for y in range(0, 500, 3)}
    assert max(colours) < 12  # no colour, whatever the theme
    assert any(QColor(sheet.pixel(x, 250)).lightness() < 128 for x in range(900))
