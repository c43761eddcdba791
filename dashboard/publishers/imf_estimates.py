"""Which of the IMF's figures are its own estimates, where the download does not say.

Russia has not reported since 2022. Before, an exporter's figure that is the partner's import
divided by 1.06 (by 1.10 in older years) to the last digit was derived from it. Both sides of such
a couple fit; the one is derived whose reporter did not report to the IMF every year: Iran, Syria,
Saudi Arabia, the Emirates, the Soviet Union. Checked on the package's own imf-dots.csv.
"""

import pandas as pd

from dashboard.reading.layout import Draft

SILENT_SINCE = {"RUS": "2022"}
ESTIMATED = "not reported by Russia; estimated by the IMF"
DERIVED = "derived by the IMF from the partner's report"
FACTORS = (1.06, 1.10)
NEARLY = 2e-4
SMALLEST = 1e6
IRREGULAR = frozenset({"IRN", "SYR", "SAU", "ARE", "SUN"})


def mark_estimates(draft: Draft) -> None:
    """Fill status and note of trade rows: reported, or estimate and why."""
    draft.frame["status"] = "reported"
    draft.frame["note"] = ""
    _mark(draft, _derived(draft.frame), DERIVED)
    for code, since in SILENT_SINCE.items():
        silent = (draft.frame["reporter"] == code) & (draft.frame["period"].str[:4] >= since)
        _mark(draft, silent, ESTIMATED)


def _mark(draft: Draft, rows: "pd.Series[bool]", note: str) -> None:
    mask = rows.to_numpy(dtype=bool)
    draft.frame["status"] = draft.frame["status"].mask(mask, "estimate")
    draft.frame["note"] = draft.frame["note"].mask(mask, note)
    if mask.any():
        draft.notices.append(f"{int(mask.sum()):,} figures are marked as estimates: {note}.")


def _derived(frame: pd.DataFrame) -> "pd.Series[bool]":
    """Rows that are the partner's figure times or divided by the IMF's factor."""
    key = ["reporter", "partner", "flow", "period"]
    known = frame[~frame.duplicated([*key, "valuation"])]
    exports = known[(known["flow"] == "export")].set_index(key)["value_usd"]
    imports = known[known["valuation"] == "cif"].set_index(key)["value_usd"]
    fits = []
    for reporter, partner, flow, period, value in frame[[*key, "value_usd"]].itertuples(
        index=False
    ):
        mirror = (partner, reporter, "import" if flow == "export" else "export", period)
        other = (imports if flow == "export" else exports).get(mirror, 0.0)
        small, large = (value, other) if flow == "export" else (other, value)
        derived = reporter in IRREGULAR and partner != "SUN"
        fits.append(derived and small >= SMALLEST and _is_factor(large / small))
    return pd.Series(fits, index=frame.index, dtype=bool)


def _is_factor(ratio: float) -> bool:
    return any(abs(ratio / factor - 1) < NEARLY for factor in FACTORS)
