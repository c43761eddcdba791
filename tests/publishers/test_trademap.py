"""ITC Trade Map's tables: what no cell says is asked, and what a title says is obeyed."""

import pytest
from handing import ReadIn, values

from dashboard.reading.tidy import Tidy

ROWS = "World\t100\t200\t\nRussian Federation\t12\t34\t\nArea Nes\t1\t2\t\n"
EXPORTS = f"Importers\tExported value in 2021\tExported value in 2022\t\n{ROWS}"
IMPORTS = f"Exporters\tImported value in 2021\tImported value in 2022\t\n{ROWS}"
SAID = {"unit": "thousands", "status": "reported", "complete": "yes"}
TITLES = (
    "List of importing markets for a product exported by Türkiye\n"
    "Product: TOTAL All products\nUnit : US Dollar thousand\n"
)


def asked(tidy: Tidy) -> set[str]:
    return {question.option for question in tidy.open}


def test_a_bare_table_asks_for_everything_that_it_does_not_say(read_in: ReadIn) -> None:
    tidy = read_in("Trade_Map.txt", EXPORTS)
    assert asked(tidy) == {"reporter", "unit", "status", "complete"}
    assert any("ITC Trade Map" in str(question) for question in tidy.open)
    assert "“Area Nes” (1)" in " ".join(tidy.notices)


def test_the_names_and_the_values_tell_whose_books_they_are(read_in: ReadIn) -> None:
    out = values(read_in("Trade_Map.txt", EXPORTS, reporter="TUR", **SAID))
    assert out[("TUR", "RUS", "export", "2022")] == 34000.0
    assert out[("TUR", "WLD", "export", "2021")] == 100000.0
    into = values(read_in("Trade_Map.txt", IMPORTS, reporter="TUR", **SAID))
    assert into[("TUR", "RUS", "import", "2022")] == 34000.0
    own = EXPORTS.replace("Importers", "Exporters")
    assert "partner" in asked(read_in("Trade_Map.txt", own))
    rows = values(read_in("Trade_Map.txt", own, partner="TUR", **SAID))
    assert set(rows) == {("RUS", "TUR", "export", year) for year in ("2021", "2022")}


def test_title_lines_answer_and_mirror_data_are_estimates(read_in: ReadIn) -> None:
    tidy = read_in("Trade_Map.txt", TITLES + EXPORTS)
    assert asked(tidy) == {"status"}
    mirror = read_in("Trade_Map.txt", f"{TITLES}{EXPORTS}Sources: ITC calculations, mirror data\n")
    assert values(mirror)[("TUR", "RUS", "export", "2021")] == 12000.0
    assert set(mirror.frame["status"]) == {"estimate"}
    assert set(mirror.frame["valuation"]) == {"cif"}
    named = read_in("Trade_Map.txt", TITLES.replace("Türkiye", "Türkiye (Mirror)") + EXPORTS)
    assert values(named) == values(mirror)
    assert set(named.frame["status"]) == {"estimate"}
    legend = f"{TITLES}{EXPORTS}Data in italics are mirror data\n"
    assert asked(read_in("Trade_Map.txt", legend)) == {"status"}


@pytest.mark.parametrize(("old", "other", "said"), [
    ("TOTAL All products", "27 Mineral fuels", "one product is not the whole trade"),
    ("US Dollar", "Euro", "another currency"),
    ("Türkiye", "Chad", "no economy of that name"),
    ("a product", "a service", "services are no trade in goods"),
])  # fmt: skip
def test_a_title_of_another_thing_is_refused(
    read_in: ReadIn, old: str, other: str, said: str
) -> None:
    tidy = read_in("Trade_Map.txt", TITLES.replace(old, other) + EXPORTS)
    assert said in " ".join(map(str, tidy.problems))


def test_months_are_a_source_of_their_own_and_other_measures_are_no_values(
    read_in: ReadIn,
) -> None:
    text = "Importers,Value exported in 2024-M03 (USD thousand),Trade balance 2024,"
    text += "Exported value in 2024-M03 share (%)\n"
    text += "Russian Federation,12,5,6\n"
    said = {"reporter": "TUR", "status": "reported", "complete": "yes"}
    tidy = read_in("Trade_Map.csv", text, **said)
    assert values(tidy) == {("TUR", "RUS", "export", "2024-03"): 12000.0}
    assert tidy.credit.source == "itc-trade-map-monthly"


def test_all_products_but_some_is_asked_about_and_never_the_whole(read_in: ReadIn) -> None:
    text = (
        "List of supplying markets for a product imported by Türkiye\n"
        "Product: TOTAL All products except 27 Mineral fuels\nUnit : US Dollar thousand\n"
        "Exporters\tImported value in 2022\nRussian Federation\t18848854\n"
    )
    tidy = read_in("Trade_Map.txt", text, status="reported")
    assert [one.option for one in tidy.open] == ["complete"]
