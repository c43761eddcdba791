"""An economy's goods trade with the whole world, which a pair's trade is a share of."""

import pandas as pd

from dashboard.series.flows import COLUMNS, weakest

WORLD_TOTALS = {"goods-exports", "goods-imports"}


def world_total(indicators: pd.DataFrame, economy: str) -> pd.DataFrame:
    """Goods exports plus goods imports of an economy with the world, current US dollars, by year.

    World Bank, WDI (series of the WTO); a year with one of the two is absent.
    """
    chosen = indicators["indicator"].isin(WORLD_TOTALS) & (indicators["economy"] == economy)
    rows = indicators[chosen]
    wide = rows.pivot(index="period", columns="indicator", values=["value", "status", "source"])
    if wide.empty or set(rows["indicator"]) != WORLD_TOTALS:
        return pd.DataFrame(columns=COLUMNS)
    wide = wide.dropna()
    total = sum(wide["value"][name].astype(float) for name in WORLD_TOTALS)
    status = weakest(wide["status"]["goods-exports"], wide["status"]["goods-imports"])
    frame = pd.DataFrame({"value": total, "status": status, "note": "", "predecessor": ""})
    return frame.assign(source=wide["source"]["goods-exports"]).reset_index()[COLUMNS]
