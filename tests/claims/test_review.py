"""Judged claims as they leave the dashboard: tables and JSON."""

from dashboard.claims.claim import Terms
from dashboard.claims.court import court_of, every_reading
from dashboard.claims.review import as_json, table
from dashboard.package.package import open_package

PACKAGE = open_package()
COURT = court_of(PACKAGE)
JUDGED = {claim.id: every_reading(COURT, claim) for claim in COURT.claims}


def test_the_published_table_marks_the_plain_reading_and_json_lists_what_holds() -> None:
    names = COURT.names
    judged = JUDGED["russia-turkey-turnover"]
    rows = table([judged], Terms(), names)
    plain = rows[rows["plain"] == "yes"]
    assert set(plain["year"]) == {"2021"}
    assert "imf-imts" in set(plain["source"])
    written = as_json(judged, Terms(), names)
    assert written["plain"][0]["verdict"] == "fails"
    assert {row["year"] for row in written["holds"]} >= {"2018", "2019"}
