"""An entry as a row of claims.csv, what is wrong with it by field, and what the data hold."""

import pytest

from dashboard.check.answer import answer
from dashboard.check.entry import Entry
from dashboard.check.row import row_of
from dashboard.check.sides import side
from dashboard.claims.court import court_of, every_reading
from dashboard.package.package import Package
from dashboard.vocabulary import Verdict

WHOLE = Entry("RUS", "TUR", value="$66.6 billion", period="2023")


def verdicts(package: Package, entry: Entry) -> list[Verdict]:
    found = answer(package, entry)
    assert found.claim is not None, found.row.problems
    return [each.verdict for each in every_reading(court_of(package), found.claim).judgements]


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("Russia", "RUS"), ("Rusya", "RUS"), ("Россия", "RUS"), ("روسیه", "RUS"), ("rus", "RUS"),
        ("Türkiye", "TUR"), ("Turkey", "TUR"), ("ترکیه", "TUR"), ("France", "FRA"),
        ("Soviet Union", "SUN"), ("Atlantis", ""), ("World", ""), ("", ""),
    ],
)  # fmt: skip
def test_a_side_is_found_by_its_name_in_many_languages(
    typed: str, code: str, package: Package
) -> None:
    assert side(typed, package) == code


def test_an_entry_is_a_row_of_claims(package: Package) -> None:
    row = row_of(WHOLE.with_(on="12 June 2024", said="a minister"), package)
    assert row.is_whole
    assert {**row.cells, "upper": None} == {
        "id": "entered", "document": "", "speaker": "a minister", "fragment": "",
        "measure": "turnover", "relation": "equals", "kind": "stated", "note": "",
        "form": "level", "tolerance": None, "paragraph": None, "reporter": "RUS",
        "partner": "TUR", "other": "", "stated_on": "2024-06-12", "period": "2023", "since": "",
        "value": 66.6e9, "unit": "US dollars", "upper": None, "precision": 1e8,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"partner": "RUS"}, "partner"),
        ({"partner": "Atlantis"}, "partner"),
        ({"value": "66.6"}, "value"),
        ({"value": "35%"}, "value"),
        ({"form": "change"}, "value"),
        ({"form": "share", "value": "120%"}, "value"),
        ({"form": "rank", "value": "2.5"}, "value"),
        ({"relation": "between"}, "upper"),
        ({"upper": "70 billion", "relation": "at_least"}, "upper"),
        ({"period": "1402"}, "period"),
        ({"since": "2020"}, "since"),
        ({"form": "change", "value": "5%", "since": "2024"}, "since"),
        ({"on": "yesterday"}, "on"),
        ({"within": "10"}, "within"),
        ({"other_partner": "Iran"}, "other_partner"),
        ({"form": "ratio", "value": "2 times", "other_partner": "TUR"}, "other_partner"),
        ({"form": "share", "value": "5%", "measure": "balance"}, "measure"),
        ({"paragraph": "first"}, "paragraph"),
    ],
)
def test_what_is_wrong_is_told_beside_its_field(
    changes: dict[str, str], field: str, package: Package
) -> None:
    found = answer(package, WHOLE.with_(**changes))
    assert {name for name, _ in found.row.problems} == {field}
    assert found.claim is None


@pytest.mark.parametrize(
    ("entry", "needed"),
    [
        (Entry(), ("reporter", "partner", "value", "period")),
        (Entry("RUS", "TUR"), ("value", "period")),
        (WHOLE.with_(period="", on="2024"), ()),
        (WHOLE.with_(form="ratio", value="8 times"), ("other_partner",)),
        (Entry("RUS", "CHN", form="comparison", relation="at_least", period="2020",
               other_partner="DEU"), ()),
    ],
)  # fmt: skip
def test_half_a_form_says_what_is_still_needed(
    entry: Entry, needed: tuple[str, ...], package: Package
) -> None:
    assert row_of(entry, package).needed == needed


def test_the_same_figure_is_judged_alike_however_it_is_written(package: Package) -> None:
    written = [
        WHOLE,
        Entry("Rusya", "Türkiye", value="66,6 milyar dolar", period="2023"),
        Entry("Россия", "Турция", value="66,6 млрд долларов", period="2023 год"),
        Entry("روسیه", "ترکیه", value="۶۶٫۶ میلیارد دلار", period="۲۰۲۳"),
        WHOLE.with_(value="66.6", unit="billion US dollars"),
    ]
    claims = {answer(package, each).claim for each in written}
    assert len(claims) == 1
    assert verdicts(package, WHOLE) == [Verdict.NO_ANSWER, Verdict.FAILS]


def test_an_entered_figure_is_judged_as_the_row_of_claims_is(package: Package) -> None:
    court = court_of(package)
    kept = every_reading(court, court.claim("russia-iran-turnover")).judgements
    entry = Entry("Russia", "Iran", value="$4 billion", relation="at_most", on="June 2022")
    assert verdicts(package, entry) == [each.verdict for each in kept]


def test_two_ends_typed_as_one_figure_are_between(package: Package) -> None:
    entry = Entry("TUR", "RUS", "imports", value="20-30 billion dollars", period="2021")
    assert row_of(entry, package).cells["relation"] == "between"
    assert verdicts(package, entry) == [Verdict.HOLDS, Verdict.HOLDS]


def told(package: Package, entry: Entry) -> str:
    return " ".join(line for lines in answer(package, entry).held for line in lines)


def test_what_the_data_hold_is_told_as_soon_as_both_sides_are_named(package: Package) -> None:
    assert told(package, Entry("India", "Russia")).startswith(
        "Figures for India–Russia: India's ledger 1992 to 2020 (28 of 29 years), by month January "
        "2011 to December 2020; Russia's ledger 1992 to 2020, by month January 2011 to "
        "December 2020."
    )
    assert answer(package, Entry("India")).coverages == ()


def test_a_period_outside_is_told_with_the_file_that_would_help(package: Package) -> None:
    said = told(package, Entry("India", "Russia", period="2023"))
    assert "No report of 2023 in India's ledger or Russia's ledger." in said
    assert "What would help for India's ledger: a file of the IMF's trade by partner" in said
    assert "No file fills Russia's ledger" in said
    assert "TurkStat" in told(package, Entry("Turkey", "Iran", period="2022"))
    assert "No report" not in told(package, Entry("Turkey", "Russia", period="2021"))


def test_of_a_side_that_the_data_do_not_know_there_is_no_verdict(package: Package) -> None:
    entry = Entry("France", "Italy", value="$80 billion", period="2020")
    assert answer(package, entry).claim is None
    assert "The data hold no figures for France–Italy." in told(package, entry)
