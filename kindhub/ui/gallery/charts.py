"""Every kind of chart, to hold beside picture 07."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QWidget

from kindhub.i18n import tr
from kindhub.ui.kit.charts import (
    BarChart,
    Chart,
    ChartCard,
    Figures,
    LineChart,
    LyingBarChart,
    RadarChart,
    Series,
    TargetChart,
)
from kindhub.ui.kit.look import gaps

_MONTHS = ("abr", "may", "jun", "jul", "ago", "sep")


def charts_board() -> QWidget:
    """Six cards with invented figures."""
    page = QWidget()
    page.setObjectName("page")
    grid = QGridLayout(page)
    gaps(grid, 12, 20, 12)
    cards = [
        ChartCard(tr("Intake", "Entrada al programa"), tr("per month", "niñas y niños por mes"), _entry()),
        ChartCard(tr("Contacts in time", "Contactos a tiempo"), tr("6 months", "últimos 6 meses"), _on_time()),
        ChartCard(tr("By department", "Por departamento"), tr("enrolled", "inscritos"), _places(),
                  tr("“No data” is counted apart.", "«Sin dato» se cuenta aparte; no se reparte.")),
        ChartCard(tr("Cases over time", "Casos en el tiempo"), tr("open", "abiertos"), _trend()),
        ChartCard(tr("Domains", "Temas"), tr("1 to 4", "1 crítico, 4 cubierto"), _domains()),
        ChartCard(tr("Deadlines met", "Plazos cumplidos"), tr("% of the quarter", "% del trimestre"), _targets()),
    ]  # fmt: skip
    for at, card in enumerate(cards):
        grid.addWidget(card, at // 3, at % 3)
        grid.setColumnStretch(at % 3, 1)
    return page


def _entry() -> Chart:
    series = (
        Series(tr("enrolled", "inscritos"), (9, 9, 11, 13, 12, 14)),
        Series(tr("accepted", "aceptados"), (11, 10, 13, 15, 14, 17)),
        Series(tr("referred", "referidos"), (14, 12, 17, 19, 16, 22)),
    )
    return BarChart(Figures(_MONTHS, series, tr("More children each month.", "Cada mes entran más niñas y niños.")))


def _on_time() -> Chart:
    series = (
        Series(tr("in time", "a tiempo"), (82, 87, 88, 68, 88, 90)),
        Series(tr("late or not done", "tarde o sin hacer"), (18, 13, 12, 32, 12, 10)),
    )
    sentence = tr("September was the worst month.", "Septiembre fue el peor mes.")
    return BarChart(Figures(_MONTHS, series, sentence, " %"), "stacked")


def _places() -> Chart:
    names = ("Huehuetenango", "Quiché", "Cortés", "Quetzaltenango", "Yoro", tr("No data", "Sin dato"))
    sentence = tr("Huehuetenango has most children.", "Huehuetenango tiene más niñas y niños.")
    series = (Series(tr("enrolled", "inscritos"), (96, 54, 31, 17, 12, 4)),)
    return LyingBarChart(Figures(names, series, sentence, no_data=5))


def _trend() -> Chart:
    series = (
        Series(tr("open", "abiertos"), (20, 24, None, 26, 27, 27)),
        Series(tr("closed", "cerrados"), (3, 4, 4, 6, 5, 9)),
        Series(tr("not known", "no se sabe"), (1, 1, 2, 1, 2, 1), unknown=True),
    )
    return LineChart(Figures(_MONTHS, series, tr("Open cases grow slowly.", "Los casos abiertos crecen despacio.")))


def _domains() -> Chart:
    names = ("Salud mental", "Educación", "Documentos", "Medios de vida", "Deuda", "Protección")
    series = (
        Series(tr("last", "última vez"), (3, 3.2, 3.5, 2.6, 2.1, 3.3)),
        Series(tr("first", "al inicio"), (1.8, 1.9, 2.1, 2, 1.6, 2.6)),
    )
    return RadarChart(Figures(names, series, tr("All domains improved.", "Todos los temas mejoraron."), decimals=1), 4)


def _targets() -> Chart:
    names = ("Respuesta en 3 días hábiles", "Primera visita en 7 días", "Plan en 30 días", "Contacto cada mes")
    figures = Figures(names, (Series("%", (92, 85, 78, 81)),), tr("1 of 4 met.", "1 de 4 se cumple."), " %")
    return TargetChart(figures, (90, 90, 90, 85))
