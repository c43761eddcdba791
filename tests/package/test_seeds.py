"""Records of documents: they agree with the data, and a reader's own text is checked."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from dashboard.package.package import Package
from dashboard.package.seeds import SHIPPED_SEEDS, check_seeds, normalised, open_seeds

NAME = "trt-world-russia-iran"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for record in SHIPPED_SEEDS.glob("*.toml"):
        shutil.copy(record, tmp_path)
    return tmp_path


def article(**changed: str) -> str:
    """A stand-in text: each paragraph holds the fragments that the record places there."""
    fragments = {
        5: "It does  not exceed $4 billion, against $25 billion trade between Russia and Turkey.",
        9: "These were the best of Russian-Iranian relations.",
        10: "They came to an abrupt end.",
        13: "It sought to make billions of dollars from the sales.",
        16: "Iran is Russia’s minor partner.",
    }
    lines = [changed.get(f"p{n}", fragments.get(n, f"Paragraph {n}.")) for n in range(1, 40)]
    return "\n\n".join(lines)


def told(folder: Path, package: Package) -> list[str]:
    seeds, problems = open_seeds(folder)
    return [str(problem) for problem in problems + check_seeds(seeds, package)]


def test_the_shipped_records_agree_with_claims_and_events(package: Package) -> None:
    seeds, problems = open_seeds(SHIPPED_SEEDS)
    assert [seed.id for seed in seeds] == [NAME]
    assert problems + check_seeds(seeds, package) == []


def test_every_claim_and_every_event_of_the_article_has_its_place(package: Package) -> None:
    passages = open_seeds(SHIPPED_SEEDS)[0][0].passages
    claims = {passage["claim"] for passage in passages if "claim" in passage}
    events = {passage["event"] for passage in passages if "event" in passage}
    assert claims == set(package.claims["id"]) - {"turkey-iran-ratio"}
    own = package.events[(package.events["in_article"] == "yes")].dropna(subset="paragraph")
    assert events == set(own["id"]) - {"iranian-revolution", "factories-and-pipelines"}


def test_the_articles_text_is_not_shipped() -> None:
    assert [path.suffix for path in SHIPPED_SEEDS.iterdir() if path.suffix != ".txt"] == [".toml"]


def test_a_text_with_every_fragment_in_its_place_passes(folder: Path, package: Package) -> None:
    (folder / f"{NAME}.txt").write_text(article(), "utf-8")
    assert told(folder, package) == []


def test_a_fragment_in_another_paragraph_is_told_with_the_paragraph_it_stands_in(
    folder: Path, package: Package
) -> None:
    text = article(p10="Elsewhere.", p11="They came to an abrupt end.")
    (folder / f"{NAME}.txt").write_text(text, "utf-8")
    assert told(folder, package) == [
        f"seeds/{NAME}.txt: “came to an abrupt end” is not in paragraph 10; it stands in "
        "paragraph 11."
    ]


def test_a_fragment_that_stands_nowhere_is_told(folder: Path, package: Package) -> None:
    (folder / f"{NAME}.txt").write_text(article(p9="Elsewhere."), "utf-8")
    assert "it stands nowhere in the text" in told(folder, package)[0]


def test_a_text_that_is_too_short_is_told(folder: Path, package: Package) -> None:
    (folder / f"{NAME}.txt").write_text("Title\n", "utf-8")
    assert "the text has 1 paragraphs" in told(folder, package)[0]


def test_quotation_marks_and_white_space_do_not_matter() -> None:
    assert normalised("“Russia’s\u00a0 minor\npartner”") == '"Russia\'s minor partner"'


def test_a_record_that_disagrees_with_the_claims_is_told(folder: Path, package: Package) -> None:
    path = folder / f"{NAME}.toml"
    path.write_text(path.read_text("utf-8").replace("paragraph = 9", "paragraph = 8"), "utf-8")
    assert told(folder, package) == [
        f"seeds/{NAME}.toml: “best-period” stands in paragraph 8 here, 9 in claims.csv."
    ]


def test_a_record_that_cannot_be_read_is_told(folder: Path, package: Package) -> None:
    (folder / f"{NAME}.toml").write_text("id = ", "utf-8")
    (message,) = told(folder, package)
    assert message.startswith(f"seeds/{NAME}.toml: this record cannot be read")


@pytest.mark.parametrize("name", ["title", "publisher", "published"])
def test_a_record_and_the_table_of_documents_say_the_same(
    folder: Path, package: Package, name: str
) -> None:
    path = folder / f"{NAME}.toml"
    lines = path.read_text("utf-8").splitlines()
    other = [f'{name} = "2021"' if line.startswith(f"{name} =") else line for line in lines]
    path.write_text("\n".join(other), "utf-8")
    (message,) = told(folder, package)
    assert f"found “2021” as {name}; documents.csv has “" in message


def test_a_record_of_a_document_that_the_table_lacks_is_told(
    folder: Path, package: Package
) -> None:
    lacking = replace(package, documents=package.documents[:0])
    assert told(folder, lacking) == [
        f"seeds/{NAME}.toml: found “{NAME}”; no row of documents.csv has this id."
    ]
