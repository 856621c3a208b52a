"""A life in dates, drawn: lanes, stretches, marks, whiskers for dates not known to the day, clusters with a number."""

from kindhub.ui.kit.timeline.legend import TimeLegend, signs_in
from kindhub.ui.kit.timeline.model import Span, TimeItem, TimeLane, TimeLines
from kindhub.ui.kit.timeline.painting import TimelinePicture
from kindhub.ui.kit.timeline.view import Timeline

__all__ = ["Span", "TimeItem", "TimeLane", "TimeLegend", "TimeLines", "Timeline", "TimelinePicture", "signs_in"]
