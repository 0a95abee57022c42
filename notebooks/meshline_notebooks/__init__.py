"""Finds the tables of a warehouse and reads them without Spark, so that the cells of a notebook stay short."""

from meshline_notebooks import domain, history, plots, quality, quarantine
from meshline_notebooks.platform import Platform
from meshline_notebooks.tables import show
from meshline_notebooks.warehouse import Warehouse

__all__ = ["Platform", "Warehouse", "domain", "history", "plots", "quality", "quarantine", "show"]
