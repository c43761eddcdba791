"""What a program may ask over the Model Context Protocol: four tools, each read only.

Every answer has `sources`, whose figures these are, and `no_answer`, why there is no figure where
there is none. What cannot be asked gets a sentence that says what can.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Annotated, Any

import pandas as pd
from mcp.server.mcpserver import Context, MCPServer
from mcp.server.mcpserver.exceptions import ToolError, UnexpectedToolError
from mcp.types import CallToolResult, InputRequiredResult, ToolAnnotations
from pydantic import Field, ValidationError

from dashboard import api
from dashboard.errors import TwoLedgersError
from dashboard.vocabulary import ABOUT, Form, Measure, Step, Verdict

Found = dict[str, Any]
INSTRUCTIONS = (
    "Trade between economies as each side recorded it. Begin with sources, which also lists pairs, "
    "economies and claims. A figure travels with its source, vintage, licence and caution: pass "
    "them on. An estimate is no report; missing is not zero; a difference between two sides' books "
    "is a difference, not a mistake. Where no_answer gives a reason, there is no answer: say so."
)
ONLY_READS = ToolAnnotations(
    read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
)
MOST_ROWS = 2_000
"""Rows of an answer that a program can still take in."""

Pair = Annotated[str, Field(description="Two economies of a pair, such as RUS-IRN.")]
SourceId = Annotated[str, Field(description="One source instead of the stated order of sources.")]
FirstYear = Annotated[int | None, Field(description="First year.")]
LastYear = Annotated[int | None, Field(description="Last year.")]
Prices = Annotated[int | None, Field(description="A year whose dollars are meant; else current.")]


class InWords(MCPServer):
    """A server that says in plain words what is wrong with a question."""

    async def call_tool(
        self, name: str, arguments: dict[str, Any], context: Context[Any, Any] | None = None
    ) -> CallToolResult | InputRequiredResult:
        """A tool's answer. Raises ToolError with words for what it cannot be asked."""
        tools = {tool.name: tool.input_schema["properties"] for tool in await self.list_tools()}
        if name not in tools:
            raise ToolError(f"There is no tool “{name}”; allowed are {', '.join(tools)}.")
        if unknown := [each for each in arguments if each not in tools[name]]:
            raise ToolError(
                f"{name} has no “{unknown[0]}”; allowed are {', '.join(tools[name]) or 'no words'}."
            )
        try:
            return await super().call_tool(name, arguments, context)
        except ToolError as refused:
            cause = refused.__cause__
            if isinstance(cause, ValidationError):
                raise ToolError(_unfit(cause)) from None
            if isinstance(cause, TwoLedgersError):
                raise ToolError(str(cause)) from None
            if isinstance(refused, UnexpectedToolError):
                raise
            raise ToolError(str(refused).removeprefix(f"Error executing tool {name}: ")) from None


def _unfit(found: ValidationError) -> str:
    """What does not fit of each argument: “pairs: Field required”."""
    return "; ".join(f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in found.errors())


def server(folder: Path) -> MCPServer:
    """A server that answers from the data in a folder, as they are when it is asked."""
    made = InWords(
        "two-ledgers",
        title="Two Ledgers",
        instructions=INSTRUCTIONS,
        version=version("two-ledgers"),
        log_level="WARNING",
    )
    tools = Tools(folder)
    for tool in (tools.series, tools.ledgers, tools.judge, tools.sources):
        made.add_tool(tool, annotations=ONLY_READS)
    return made


@dataclass(frozen=True)
class Tools:
    """The tools, over the data in a folder as they are when they are asked."""

    folder: Path

    def series(
        self,
        pairs: Annotated[list[str], Field(description="Pairs, such as RUS-IRN.", min_length=1)],
        measure: Measure = Measure.TURNOVER,
        ledger: Annotated[
            str, Field(description="first, second, importers, exporters, or an economy's name.")
        ] = "first",
        source: SourceId = "",
        start: FirstYear = None,
        end: LastYear = None,
        step: Step = Step.ANNUAL,
        base: Annotated[int, Field(description="Base year of an index.")] = 2000,
        prices: Prices = None,
        join: Annotated[bool, Field(description="Join predecessor states.")] = False,
    ) -> Found:
        """Trade of pairs over time, a row a value, in US dollars (or percent, times, an index)."""
        found = api.series(
            api.open_data(self.folder), *pairs,
            measure=measure, ledger=ledger, source=source or None,
            start=start, end=end, step=step, base=base, prices=prices, join=join,
        )  # fmt: skip
        return as_found(found)

    def ledgers(
        self,
        pair: Pair,
        source: SourceId = "",
        start: FirstYear = None,
        end: LastYear = None,
        prices: Prices = None,
    ) -> Found:
        """The same goods as both sides recorded them, year by year, and the gap between them."""
        asked: dict[str, Any] = {
            "source": source or None,
            "start": start,
            "end": end,
            "prices": prices,
        }
        return as_found(api.ledgers(api.open_data(self.folder), pair, **asked))

    def judge(
        self,
        claim: Annotated[
            str, Field(description="The id of a claim of the package; or else the fields below.")
        ] = "",
        reporter: Annotated[str, Field(description="An economy: code or name.")] = "",
        partner: Annotated[str, Field(description="The other one.")] = "",
        value: Annotated[
            float | None,
            Field(description="Plain US dollars; percent of a change or a share, times, a place."),
        ] = None,
        upper: Annotated[float | None, Field(description="The upper end of “between”.")] = None,
        period: Annotated[
            str, Field(description="ISO 8601: 2021, 2021-03, or 2021-01-01/2021-06-30.")
        ] = "",
        form: Annotated[
            Form,
            Field(description="What is said of the trade; a record is the highest since a period."),
        ] = Form.LEVEL,
        measure: Annotated[
            str, Field(description="turnover, exports, imports or balance.")
        ] = "turnover",
        relation: Annotated[
            str, Field(description="equals, about, at_most, at_least or between.")
        ] = "equals",
        since: Annotated[
            str, Field(description="The period that a change or a record is measured from.")
        ] = "",
        other: Annotated[
            str, Field(description="The second pair of a ratio or a comparison: RUS-IRN.")
        ] = "",
        stated_on: Annotated[
            str, Field(description="When it was said; without a period the year before counts.")
        ] = "",
        precision: Annotated[
            float | None, Field(description="The step it was printed with; else what it shows.")
        ] = None,
        about: Annotated[float, Field(description="Percent that “about” stands for.")] = ABOUT,
    ) -> Found:
        """What the books of both sides say of a stated figure of trade, and why; stores nothing."""
        data = api.open_data(self.folder)
        if claim:
            return _answer(api.judge(data, claim, about=about))
        fields: dict[str, Any] = {
            "reporter": reporter, "partner": partner, "value": value, "period": period,
            "measure": measure, "relation": relation, "stated_on": stated_on,
            "precision": precision, "form": form, "upper": upper, "since": since, "other": other,
        }  # fmt: skip
        return _answer(api.judge(data, about=about, **fields))

    def sources(self) -> Found:
        """Whose figures there are, with licence and caution; and pairs, economies and claims."""
        data = api.open_data(self.folder)
        return {
            "sources": _records(api.sources(data)),
            "pairs": _records(api.pairs(data)),
            "economies": _records(api.economies(data)),
            "claims": _records(api.claims(data)[["id", "claim", "said", "stated_on"]]),
            "no_answer": "",
        }


def as_found(found: api.Table) -> Found:
    """A table as an answer; one that is too long is refused, and never cut."""
    if len(found.rows) > MOST_ROWS:
        raise ToolError(
            f"These are {len(found.rows):,} rows, more than {MOST_ROWS:,}: ask for fewer years or "
            "pairs."
        )
    nothing = "" if len(found.rows) or found.absent else "There is no figure in these years."
    return {
        "rows": _records(found.rows),
        "sources": _credits(found.credits),
        "no_answer": " ".join(found.absent) or nothing,
    }


def _answer(found: api.Answer) -> Found:
    plain = _records(found.plain)
    silent = [one for one in plain if one["verdict"] == Verdict.NO_ANSWER]
    return {
        "claim": found.claim,
        "headline": found.headline,
        "ledgers": plain,
        "rows": _records(found.rows),
        "decides": list(found.decides),
        "sources": _credits(found.credits),
        "no_answer": "; ".join(f"{one['ledger']}: {one['reason']}" for one in silent),
    }


def _credits(credits: Sequence[api.Credit]) -> list[Mapping[str, str]]:
    return [vars(one) for one in credits]


def _records(frame: pd.DataFrame) -> list[Found]:
    """Rows as a program reads them: what is missing is null."""
    rows: list[Found] = json.loads(frame.to_json(orient="records", double_precision=15))
    return rows
