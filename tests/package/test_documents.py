"""Documents are a table of the package; an older package has them in the records beside it."""

from pathlib import Path

import pytest
from swapping import everything, kept, without_documents

from dashboard.errors import BadData
from dashboard.package.documents import documents_of
from dashboard.package.package import check_package, open_package
from dashboard.swap.accept import accept
from dashboard.swap.history import undo

NAME = "trt-world-russia-iran"


def written(folder: Path, old: str, fresh: str, name: str = "documents.csv") -> None:
    path = folder / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, fresh, 1), "utf-8")


def test_the_article_is_a_row_of_the_table(folder: Path) -> None:
    document = documents_of(open_package(folder))[NAME]
    assert (document.publisher, document.published) == ("TRT World", "2022-06")
    assert "Neighbouring headlines" in document.published_basis
    assert document.address == document.author == ""


def test_a_package_without_the_table_stays_valid_and_reads_the_records(folder: Path) -> None:
    shipped = documents_of(open_package(folder))
    without_documents(folder)
    assert check_package(folder) == []
    package = open_package(folder)
    assert package.documents.empty
    assert documents_of(package) == shipped


def test_a_claim_of_a_document_that_there_is_not_is_set_aside(folder: Path) -> None:
    written(folder, f"russia-iran-turnover,{NAME}", "russia-iran-turnover,elsewhere", "claims.csv")
    package = open_package(folder)
    (problem,) = package.set_aside
    assert "column document: found “elsewhere”; it stands in no row of documents.csv." in str(
        problem
    )
    assert len(package.claims) == 6


def test_a_claim_may_stand_in_no_document(folder: Path) -> None:
    written(folder, f"russia-iran-turnover,{NAME}", "russia-iran-turnover,", "claims.csv")
    package = open_package(folder)
    assert (package.set_aside, package.claims["document"].iloc[0]) == ((), "")


@pytest.mark.parametrize(
    ("old", "fresh", "told"),
    [
        ("2022-06", "2022-13", "column published: found “2022-13”"),
        ("2022-06", "2022-02-30", "column published: found “2022-02-30”"),
        (NAME, "TRT World", "column id: found “TRT World”"),
        ("Between competitive partnership and rivalry,,TRT World", ",,", "a title or a publisher"),
        ('June 2022.",', 'June 2022.",javascript:alert(1)', "column address: found “javascript"),
    ],
)
def test_what_is_wrong_with_a_document_is_told_at_its_cell(
    folder: Path, old: str, fresh: str, told: str
) -> None:
    written(folder, old, fresh)
    with pytest.raises(BadData) as refusal:
        open_package(folder)
    assert told in str(refusal.value)


def test_the_first_document_kept_brings_the_table_into_an_older_package(folder: Path) -> None:
    without_documents(folder)
    before = everything(folder)
    accept(kept(folder))
    package = open_package(folder)
    assert check_package(folder) == []
    assert list(package.documents["id"]) == [NAME, "a-newspaper-2024-01"]
    assert package.claims.iloc[-1]["document"] == "a-newspaper-2024-01"
    undo(folder)
    after = everything(folder)
    assert set(after) - set(before) == {"schemas/documents.json"}
    assert all(after[name] == content for name, content in before.items())
    assert open_package(folder).documents.empty
