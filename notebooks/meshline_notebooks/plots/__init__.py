"""One function for each plot: a frame in, a figure out; a notice in, the same notice out."""

from meshline_notebooks.plots.history import object_history
from meshline_notebooks.plots.intake import files_taken_in
from meshline_notebooks.plots.measures import measure_over_time
from meshline_notebooks.plots.quality import broken_rules, figures_over_time, quarantine_by_reason, quarantined_share
from meshline_notebooks.plots.tables import table_sizes
from meshline_notebooks.plots.verdicts import verdicts_by_dataset, verdicts_by_domain

__all__ = [
    "broken_rules",
    "figures_over_time",
    "files_taken_in",
    "measure_over_time",
    "object_history",
    "quarantine_by_reason",
    "quarantined_share",
    "table_sizes",
    "verdicts_by_dataset",
    "verdicts_by_domain",
]
