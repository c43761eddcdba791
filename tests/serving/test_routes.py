"""Every view has an address for machines, beside the pages."""

from collections.abc import Iterator

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from dashboard.package.package import Package
from dashboard.serving.answers import KINDS
from dashboard.serving.middleware import before_all
from dashboard.serving.routes import ROUTES
from dashboard.views.views import PAGES, view_of

HOSTS = ["localhost", "127.0.0.1"]


@pytest.fixture(scope="module")
def server() -> Iterator[TestClient]:
    app = Starlette(routes=ROUTES, middleware=before_all(HOSTS))
    with TestClient(app, base_url="http://127.0.0.1:8501") as client:
        yield client


@pytest.mark.parametrize("ending", KINDS)
@pytest.mark.parametrize("page", sorted(set(PAGES) - {"check"}))
def test_every_page_with_a_chart_answers_in_every_form(
    server: TestClient, page: str, ending: str
) -> None:
    answer = server.get(f"/{page}{ending}")

    assert answer.status_code == 200
    assert answer.headers["content-type"] == KINDS[ending].media
    assert answer.content
    assert f'filename="two-ledgers-{page}-' in answer.headers["content-disposition"]


def test_a_file_is_of_the_choices_in_its_address(server: TestClient, package: Package) -> None:
    words = {"pairs": ["RUS-DEU"], "years": ["2015", "2018"], "show": [""]}
    view = view_of(package, "trade", words)

    rows = server.get(f"/{view.ending('.csv')}").content.decode("utf-8-sig").splitlines()[1:]

    assert [row.split(",")[3] for row in rows] == ["2015", "2016", "2017", "2018"]
    assert {row.split(",")[0] for row in rows} == {"RUS-DEU"}


@pytest.mark.parametrize(
    ("address", "status", "says"),
    [
        ("trade.svg?pairs=RUS-XXX", 400, "pairs “RUS-XXX”, which is not here"),
        ("trade.csv?pears=1", 400, "no choice of this view"),
        ("trade.svg?pairs=", 404, "Choose at least one pair."),
        ("check.svg", 404, "No verdict yet"),
        ("claims.svg?part=statements", 400, "This part of the page has no chart."),
        ("claims.svg?part=remarks", 400, "several charts: name one"),
        ("trade.svg?years=%00&years=%3Cscript%3E", 400, "it takes two years"),
        (f"trade.svg?pairs={'x' * 10_000}", 400, "which is not here"),
        ("trade.csv?data=00000000", 409, "made with other data (“00000000”)"),
        ("report.html?data=00000000", 409, "Without “data=” it answers with those here."),
        ("trade.csv?v=99", 400, "made by another version"),
        ("trade.svg?size=phone&size=slide", 400, "says size 2 times"),
        ("trade.pdf", 404, "There is no file “trade.pdf”. The pages overview, "),
        ("data.csv", 404, "answer with the endings .svg, .png, .csv"),
        ("nonsense.csv", 404, "There is no file “nonsense.csv”"),
        ("report.svg", 404, "There is no file “report.svg”"),
    ],
)
def test_a_wrong_choice_gets_a_sentence(
    server: TestClient, address: str, status: int, says: str
) -> None:
    answer = server.get(f"/{address}")

    assert answer.status_code == status
    assert answer.headers["content-type"].startswith("text/plain")
    assert says in answer.text
    assert len(answer.text) < 1000


def test_files_answer_only_to_the_names_of_this_computer(server: TestClient) -> None:
    assert server.get("/trade.svg", headers={"Host": "elsewhere.example"}).status_code == 400
    assert server.get("/trade.svg", headers={"Host": "localhost:9000"}).status_code == 200


def test_what_a_browser_holds_already_is_not_sent_again(server: TestClient) -> None:
    first = server.get("/trade.svg")
    tag = first.headers["etag"]

    assert server.get("/trade.svg", headers={"If-None-Match": tag}).status_code == 304
    assert server.get("/trade.svg?scale=log", headers={"If-None-Match": tag}).status_code == 200


def test_a_file_never_runs_and_is_kept_under_its_name_where_it_is_asked_for(
    server: TestClient,
) -> None:
    answer = server.get("/ledgers.svg?download=1")

    assert answer.headers["content-disposition"].startswith("attachment; ")
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_three_sizes_of_a_picture_are_three_files(server: TestClient) -> None:
    kept = [
        server.get(f"/trade.svg?size={size}").headers["content-disposition"].rpartition("trade")[2]
        for size in ("article", "phone", "slide")
    ]

    article = kept[0].removesuffix('.svg"')
    assert kept == [f'{article}.svg"', f'{article}-phone.svg"', f'{article}-slide.svg"']


def test_a_link_may_call_the_first_page_by_its_name(server: TestClient) -> None:
    answer = server.get("/overview?books=second&v=1", follow_redirects=False)

    assert (answer.status_code, answer.headers["location"]) == (307, "./?books=second&v=1")


def test_a_report_is_an_address_too(server: TestClient) -> None:
    answer = server.get("/report.html?pair=RUS-DEU&page=trade&v=1&download=1")

    assert answer.status_code == 200
    assert "Russia–Germany" in answer.text
    assert "connect-src" not in answer.headers["content-security-policy"]
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert answer.headers["content-disposition"].startswith('attachment; filename="two-ledgers-')
    assert server.get("/report.html?pair=XXX-YYY").status_code == 400
    assert "a report takes claim, pair, page, view" in server.get("/report.html?years=2020").text
