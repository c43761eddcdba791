"""Whose report a figure rests on: one customs report may reach us through several sources.

The key of a report is “RUS” for Russia's own report, “TUR/special” for Turkey's by special trade,
“estimate:PUBLISHER” or “reconciled:PUBLISHER” for what a publisher made, and “source:ID” where
nobody has said whose report a source carries.
"""

from collections.abc import Mapping

import pandas as pd

from dashboard.credit import Credit
from dashboard.vocabulary import Status, TradeSystem, Witness

NOT_SAID = Credit()
Credits = Mapping[str, Credit]
"""The credit of each source of trade: whose reports it carries, and by which trade system."""


def report_of(reporter: str, status: str, source: str, credit: Credit) -> str:
    """The key of the report that a figure rests on."""
    if not credit.witness:
        return f"source:{source}"
    if credit.witness == Witness.REPORTERS and status in (Status.REPORTED, Status.DOUBTFUL):
        special = credit.trade_system == TradeSystem.SPECIAL
        return f"{reporter}/{TradeSystem.SPECIAL}" if special else reporter
    return f"{status}:{credit.publisher}"


def with_reports(rows: pd.DataFrame, credits: Credits) -> pd.DataFrame:
    """Rows of trade with the key of the report that each rests on, in the column `report`."""
    parts = zip(rows["reporter"], rows["status"], rows["source"], strict=True)
    keys = [report_of(*part, credits.get(part[2], NOT_SAID)) for part in parts]
    return rows.assign(report=pd.Series(keys, index=rows.index, dtype="str"))


def is_own(report: str) -> bool:
    """Whether a report is an economy's own, so that its flows may be added up across sources."""
    return bool(report) and ":" not in report


def are_own(reports: pd.Series) -> "pd.Series[bool]":
    """The same of every key in a column."""
    return reports.ne("") & ~reports.str.contains(":", regex=False)
