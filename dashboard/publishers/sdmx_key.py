"""Which columns of an SDMX file tell one series from another: all that are no known attribute.

A series may be split by a column anywhere, also behind the figure: the average of a period and its
end differ by COLLECTION alone. So only attributes that stand in the list here are passed over, and
labels of columns beside them. What else is there is part of the indicator, even if it is the same
in the whole file: the next download may hold the other half.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

import pandas as pd

from dashboard.reading.letters import folded

LISTED = """
UNIT_MULT UNIT_MULTIPLIER POWERCODE POWERCODE_CODE DECIMALS
DECIMALS_DISPLAYED PRECISION TIME_FORMAT TIME_PERIOD_METHOD REF_PERIOD
COVERAGE_TIME TITLE TITLE_COMPL TITLE_TS NAT_TITLE COMMENT_OBS
COMMENT_TS COMMENT_DSET OBS_COM OBS_CONF OBS_FOOTNOTE SERIES_FOOTNOTE
FOOTNOTE NOTE NOTES NOTE_INDICATOR NOTE_SOURCE NOTE_CLASSIF
OBS_STATUS OBS_FLAG CONF_STATUS OBS_PRE_BREAK PRE_BREAK_VALUE BREAKS
SUPP_INFO_BREAKS LOWER_BOUND UPPER_BOUND STANDARD_ERROR WGTD_SAMPL_SIZE
LATEST_DATA EMBARGO_DATE EMBARGO_TIME UPDATED LAST_UPDATE DISS_ORG
COMPILING_ORG COMPILATION SOURCE_AGENCY SOURCE_PUB SOURCE_REF
SOURCE_LINK CUSTODIAN DOM_SER_IDS PUBL_ECB PUBL_MU PUBL_PUBLIC
OVERLAP DERIVATION_TYPE
"""
ATTRIBUTES = frozenset(LISTED.split())
"""What stands beside a figure or a series and tells none from another."""
IDENTITY = {
    *("DATAFLOW", "STRUCTURE", "STRUCTURE_ID", "STRUCTURE_NAME", "ACTION", "LAST UPDATE"),
    *("TIME_PERIOD", "OBS_VALUE", "SERIES_KEY", "OBS_KEY", "KEY"),
}
"""Which data set, which figure and when; the series is told by the parts of its key."""
LABELS = re.compile(r"(?i).+[_.]label")
MOST = 60
"""A longer cell behind the figure is a note in words."""


def code_of(name: str) -> str:
    """The code in a header or cell that a label may follow: “A: Annual”, “A:Annual”, “A - B”.

    A number close behind the colon is part of the code: “BA:1” and “BA:2” are two surveys.
    """
    return re.split(r"\s*:\s+|\s*:(?!\d+$)|\[|\s-\s", name, maxsplit=1)[0]


def dimensions(header: Sequence[str], taken: set[str], frame: pd.DataFrame) -> list[str]:
    """The columns that tell series apart, without those `taken` for something else."""
    behind = header[[code_of(name).upper() for name in header].index("OBS_VALUE") + 1 :]
    return [
        name
        for before, name in zip(["", *header], header, strict=False)
        if name in frame
        and name not in taken
        and code_of(name).upper() not in ATTRIBUTES | IDENTITY
        and not LABELS.fullmatch(name)
        and not _is_label(name, before, header)
        and not (name in behind and frame[name].str.len().max() > MOST)
    ]


def _is_code(name: str) -> bool:
    return code_of(name).isupper() or code_of(name).islower()


def _is_label(name: str, before: str, header: Sequence[str]) -> bool:
    """Whether a column holds the labels of the one before it: its name is no code, but in words.

    In a file with labels the period and the figure have theirs; elsewhere a word of the code must
    stand in the name (“UNIT_MULT”, “Unit multiplier”).
    """
    if _is_code(name) or (before and not _is_code(before)):
        return False
    labelled = any(
        one in {"TIME_PERIOD", "OBS_VALUE"} and not _is_code(two) for one, two in pairwise(header)
    )
    of = [before] if before else filter(_is_code, header)  # a column moved to the front
    parts = [part for code in of for part in folded(code).split("_") if len(part) > 2]
    return (labelled and bool(before)) or any(part in folded(name) for part in parts)
