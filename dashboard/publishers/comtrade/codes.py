"""UN Comtrade's codes of economies and products, read by what the file itself says of them.

An economy has an ISO code, or only the UN's number: bulk files and programs that did not ask for
names leave the ISO codes out. Its numbers are the UN's own (India 699, the United States 842), and
those of the past have others (India 356 until 1974, the United States 841 until 1980). “Other
Asia, nes” (490, S19) is where the UN counts Taiwan. A product's code may have lost its first zero
in a spreadsheet; the level of the row says how long it was.
"""

import re

import pandas as pd

from dashboard.errors import Problem
from dashboard.publishers.comtrade.names import NOTHING, SIDES, Names, first_said
from dashboard.reading import steps
from dashboard.reading.economies import by, former_states
from dashboard.reading.iso import COUNTRIES
from dashboard.reading.product_codes import TOTALS, restored
from dashboard.reading.table import Table, brief
from dashboard.reading.tidy import WORLD, Draft, Keep, Wanted

NUMBERS = {"356": "IND", "840": "USA"}
"""The UN's numbers of the past that are ISO's numbers of today."""
TOLD = {
    "S19": "“Other Asia, nes” (S19, 490) was read as TWN: there the UN counts Taiwan",
    "280": "the Federal Republic of Germany until 1990 (280) was read as DEU",
}
TOLD["490"] = TOLD["S19"]
GROUP = "partner is a group of countries or not named"
GROUPS = {
    "partner_iso": ((r"^(_X|XX|[A-Z][0-9]{1,2}|W00)$", GROUP),),
    "partner_number": (
        (r"^(97|129|221|290|47[123]|490|527|536|568|577|63[67]|83[789]|899)(\.0)?$", GROUP),
    ),
}
ALL_NUMBERS = by("m49", [*COUNTRIES, "SUN", "DDR"])
AGAIN = "Download the file again, and do not save it from a spreadsheet."
NOT_TOTAL = "the level of this row is that of a product; the row for all goods has level 0."
LOST = "a zero in front of this code may be lost, and nothing in the row says how long it was."


def sides_kept(table: Table, names: Names, wanted: Wanted) -> list[Keep]:
    """The rules for both sides: by ISO codes where the file has them, else by numbers."""
    return [_side_kept(table, names, wanted, side) for side in SIDES]


def _side_kept(table: Table, names: Names, wanted: Wanted, side: str) -> Keep:
    word = f"{side}_iso"
    if word not in names or (f"{side}_number" in names and not first_said(table, names[word])):
        word = f"{side}_number"
    known = _known(word, wanted)
    cells = {code for code, ours in known.items() if side == "partner" or ours != WORLD}
    if word.endswith("number"):
        cells |= {f"{code}.0" for code in cells}
    elif f"{side}_number" in names:
        cells |= NOTHING
    reason = f"{side} is not in the package"
    also = former_states(wanted.economies) if word.endswith("iso") else ()
    return Keep(names[word], frozenset(cells), reason, (*also, *GROUPS.get(word, ())))


def _known(word: str, wanted: Wanted) -> dict[str, str]:
    """The codes or numbers of a side to ours, for the economies of the package."""
    held = wanted.economies
    if word.endswith("number"):
        known = by("m49", held, padded=True)
        return known | {one: code for one, code in NUMBERS.items() if code in held}
    return by("iso3", held - {WORLD}) | ({"W00": WORLD, "WLD": WORLD} if WORLD in held else {})


def put_sides(draft: Draft, table: Table, names: Names, wanted: Wanted) -> None:
    """Fill reporter and partner from the ISO codes, or from the numbers where these are empty."""
    for side in SIDES:
        both = (draft.frame[f"{side}_{code}"] for code in ("iso", "number"))
        iso, number = (cells.replace(list(NOTHING), "") for cells in both)
        numbers = _known(f"{side}_number", wanted)
        found = iso.map(_known(f"{side}_iso", wanted))
        draft.frame[side] = found.where(iso != "", number.map(numbers)).fillna("").astype("str")
        _tell(draft, [*iso.unique(), *number[(iso == "").to_numpy()].unique()], wanted)
        _refuse_two(draft, table, names, side, iso, number)
        steps.leave_out(draft, draft.frame[side] == "", f"{side} is not in the package")
        if (iso == "").all() and len(iso):
            steps.say_unknown(draft, "m49", "the UN's", wanted)


def _tell(draft: Draft, codes: list[str], wanted: Wanted) -> None:
    """Notices for codes that stand for an economy under another name."""
    known = {**_known("partner_iso", wanted), **_known("partner_number", wanted)}
    said = [TOLD[code] for code in codes if code in TOLD and code in known]
    draft.notices += [f"{each[0].upper()}{each[1:]}." for each in dict.fromkeys(said)]


def _refuse_two(
    draft: Draft,
    table: Table,
    names: Names,
    side: str,
    iso: "pd.Series[str]",
    number: "pd.Series[str]",
) -> None:
    """A problem for each row whose number is that of another country than its ISO code."""
    other = number.map(ALL_NUMBERS | NUMBERS).fillna("")
    wrong = (iso != "") & (other != "") & (other != draft.frame[side])
    for line in iso.index[wrong.to_numpy()]:
        what = f"found “{iso[line]}” beside the number {number[line]}, which is {other[line]}'s."
        draft.problems.append(Problem(table.name, what, int(str(line)), names[f"{side}_iso"]))


def put_products(draft: Draft, table: Table, names: Names) -> None:
    """Products with the zeros that a spreadsheet took; a problem where nothing says how many."""
    frame = draft.frame
    codes = frame["product"].str.replace(r"^([0-9]+)\.0$", r"\1", regex=True)
    sitc = codes[frame["system"].str.fullmatch("S[1-4]").to_numpy()]
    zeros = bool(sitc.str.fullmatch("0[0-9]+").any())
    rows = zip(frame["system"], codes, frame["level"], strict=True)
    mended = pd.Series([_mended(*row, zeros) for row in rows], index=frame.index, dtype="str")
    changed = (mended != codes) & (mended != "")
    if changed.any():
        example = f"“{codes[changed.to_numpy()].iloc[0]}” → “{mended[changed.to_numpy()].iloc[0]}”"
        draft.notices.append(
            f"Codes of products were given back the zero in front that their level asks for: "
            f"{example} ({int(changed.sum()):,} rows)."
        )
    for line, code in codes[(mended == "").to_numpy()].items():
        said = NOT_TOTAL if code in TOTALS else LOST
        what = f"found “{brief(code)}”; {said}" if code else "no product is named in this row."
        draft.problems.append(Problem(table.name, what, int(str(line)), names["product"], AGAIN))
    draft.frame["product"] = mended
    draft.frame = draft.frame[(mended != "").to_numpy()]


def _mended(system: str, code: str, level: str, zeros: bool) -> str:
    """A code as long as its level; nothing where its length is in doubt."""
    if not re.fullmatch(r"H[A-Z0-9]*|S[1-4]", system):
        return code
    if code in TOTALS:
        return code if re.fullmatch(r"(0(\.0)?)?", level) else ""
    if not code.isdigit():
        return code
    if found := re.fullmatch(r"([1-9][0-9]?)(\.0)?", level):
        mended = restored(system, code, found[1])
        return mended if len(mended) == int(found[1]) else ""
    sure = zeros if system.startswith("S") else len(code) % 2 == 0
    return code if sure else ""
