"""Votes in the UN General Assembly: two measures that never mix, and years that are whole."""

from handing import ReadIn, values

IDEAL = '"","ccode","session","NVotesAll","IdealPointAll","QO%All"{}\n"1",365,{},90,-0.9,NA{}\n'


def test_points_of_all_votes_and_of_final_passage_are_two_indicators(read_in: ReadIn) -> None:
    both = IDEAL.format(',"NVotesFP","IdealPointFP"', 76, ",80,-0.7")
    only = both.replace("All", "Legacy")
    assert values(read_in("ideal.csv", both)) == {
        ("un-ideal-point", "RUS", "", "2021"): -0.9,
        ("un-votes-counted", "RUS", "", "2021"): 90.0,
    }
    assert set(read_in("ideal.csv", only).frame["indicator"]) == {
        "un-ideal-point-final",
        "un-votes-counted-final",
    }


def test_a_session_that_is_no_number_is_a_problem_and_no_year(read_in: ReadIn) -> None:
    for session in ("ES-10", "NA", "1976"):
        tidy = read_in("ideal.csv", IDEAL.format("", session, ""))
        assert (tidy.problems[0].line, tidy.problems[0].column) == (2, "session")
        assert tidy.frame.empty


AGREE = "session.x,ccode1,ccode2,agree,year,IdealPointAll.x\n76,365,640,{},2021,1\n"


def test_agreement_is_a_share_and_the_same_in_both_orders(read_in: ReadIn) -> None:
    assert "allowed is a share" in str(read_in("a.csv", AGREE.format(51)).problems[0])
    turned = AGREE.format(0.51) + "76,640,365,{},2021,1\n"
    assert len(values(read_in("a.csv", turned.format(0.51)))) == 2
    assert "the other way round" in str(read_in("a.csv", turned.format(0.6)).problems[0])
    final = AGREE.format(0.51).replace("PointAll", "PointFP")
    assert set(read_in("a.csv", final).frame["indicator"]) == {"un-agreement-final"}


def _votes(*, year: int, count: int, month: int = 12, days: int = 20) -> str:
    rows = [
        f"{year}{i},{code},Y,{year}-{month:02d}-{1 + i % days:02d}"
        for i in range(count)
        for code in VOTERS
    ]
    return "\n".join(rows) + "\n"


VOTERS = ("RUS", "TUR")
LISTED = "undl_id,ms_code,ms_vote,date\n"


def test_a_year_that_does_not_go_on_to_december_is_left_out(read_in: ReadIn) -> None:
    text = LISTED + _votes(year=2022, count=60) + _votes(year=2023, count=60, month=7)
    tidy = read_in("undl.csv", text)
    assert {key[-1] for key in values(tidy)} == {"2022"}
    assert tidy.left_out == {"votes of years without a vote in December: a part of their year": 120}


def test_a_few_votes_are_asked_about(read_in: ReadIn) -> None:
    text = LISTED + _votes(year=2022, count=20)
    assert [one.option for one in read_in("undl.csv", text).open] == ["complete"]
    assert values(read_in("undl.csv", text, complete="yes"))


def test_a_vote_that_stands_twice_counts_once_and_two_votes_are_a_problem(read_in: ReadIn) -> None:
    text = LISTED + _votes(year=2022, count=60)
    once, twice = read_in("a.csv", text), read_in("b.csv", text + text.removeprefix(LISTED))
    assert values(once) == values(twice)
    assert set(twice.frame["note"]) == {"60 common votes"}
    changed = read_in("c.csv", text + "20220,RUS,N,2022-12-01\n")
    assert "a second vote of this state" in str(changed.problems[0])


def test_votes_of_one_day_or_of_one_topic_are_asked_about(read_in: ReadIn) -> None:
    day = LISTED + _votes(year=2022, count=60, days=1)
    assert "on 1 different days" in str(read_in("a.csv", day).open[0])
    topics = LISTED.replace("date\n", "date,subjects\n") + _votes(year=2022, count=60)
    for topic, asked in (("PEACE", True), ("{}", False)):
        rows = [row + "," + topic.format(row[:7]) for row in topics.splitlines()[1:]]
        tidy = read_in("b.csv", topics.splitlines()[0] + "\n" + "\n".join(rows) + "\n")
        assert [each.option for each in tidy.open] == ["complete"] * asked


def test_codes_and_names_of_two_states_in_one_row_are_a_problem(read_in: ReadIn) -> None:
    head = LISTED.replace("ms_vote", "ms_name,ms_vote")
    rows = _votes(year=2022, count=60).replace("RUS,", "RUS,{},").replace("TUR,", "TUR,TÜRKİYE,")
    assert values(read_in("a.csv", head + rows.format(*["RUSSIAN FEDERATION"] * 60)))
    (problem,) = read_in("b.csv", head + rows.format(*["TÜRKİYE"] * 60)).problems
    assert (problem.column, "another economy" in problem.what) == ("ms_name", True)
    ideal = IDEAL.format(',"iso3c","Countryname"', 76, ',"{}","{}"')
    assert values(read_in("c.csv", ideal.format("RUS", "Russia")))
    for code, name, column in (("TUR", "Russia", "iso3c"), ("RUS", "Turkey", "Countryname")):
        assert read_in("d.csv", ideal.format(code, name)).problems[0].column == column


def test_points_off_the_scale_and_counts_below_nil_are_problems(read_in: ReadIn) -> None:
    ideal = IDEAL.format("", 76, "")
    far = read_in("a.csv", ideal.replace("-0.9", "95.2")).problems
    assert [problem.column for problem in far] == ["IdealPointAll"]
    assert read_in("b.csv", ideal.replace("90", "-90")).problems[0].column == "NVotesAll"


def test_a_session_meets_in_its_year_or_the_next(read_in: ReadIn) -> None:
    for session, sound in ((76, True), (75, True), (74, False), (77, False)):
        tidy = read_in("a.csv", AGREE.format(0.5).replace("76", str(session), 1))
        assert [problem.column for problem in tidy.problems] == ["session.x"] * (not sound)
