"""Painted charts: a pattern per series, a number on every mark, a table and a sentence of the same figures.

`Figures(categories, series=(Series(name, values, unknown=False), …), sentence, unit="", decimals=0, keys=())`, then
`BarChart(figures, "grouped" | "stacked")`, `LyingBarChart(figures)`, `LineChart(figures)`,
`RadarChart(figures, top, ring=1)`, `TargetChart(figures, targets)`, `FunnelChart(FunnelFigures)`,
`SpreadChart(SpreadFigures)`, `TileMap(figures)`; each has `set_figures`, `export_png(path)` and
`mark_clicked(category key, series name)`. `ChartCard(title, note, chart, foot="")` adds `show_table(table=)` and
`export_asked`.
"""

from kindhub.ui.kit.charts.bars import BarChart, LyingBarChart
from kindhub.ui.kit.charts.chart import Chart
from kindhub.ui.kit.charts.chart_card import ChartCard
from kindhub.ui.kit.charts.figures import Figures, Series
from kindhub.ui.kit.charts.funnel import FunnelChart, FunnelFigures
from kindhub.ui.kit.charts.lines import LineChart
from kindhub.ui.kit.charts.radar import RadarChart
from kindhub.ui.kit.charts.spread import SpreadChart, SpreadFigures
from kindhub.ui.kit.charts.targets import TargetChart
from kindhub.ui.kit.charts.tile_map import TileMap

__all__ = [
    "BarChart", "Chart", "ChartCard", "Figures", "FunnelChart", "FunnelFigures", "LineChart", "LyingBarChart",
    "RadarChart", "Series", "SpreadChart", "SpreadFigures", "TargetChart", "TileMap",
]  # fmt: skip
