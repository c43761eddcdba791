"""Which economies the data hold trade of, and with whom: any two of them make a pair."""

from collections.abc import Collection, Mapping

from dashboard.package.package import Package
from dashboard.remember import remembered
from dashboard.series.flows import Pair
from dashboard.series.from_package import books_of, pairs_of

WORLD = "WLD"


@remembered
def partners_held(package: Package) -> Mapping[str, tuple[str, ...]]:
    """Each economy with those that it has trade with in the data, by name; the world is none.

    Nothing where the data hold no trade but that of the pairs of pairs.csv and of states before
    their sides: then there is nothing else to choose.
    """
    lines = books_of(package).lines()[["reporter", "partner"]].drop_duplicates()
    both = {frozenset(couple) for couple in lines.itertuples(index=False, name=None)}
    ended = set(package.economies.loc[package.economies["last_year"].notna(), "code"])
    listed = {frozenset((pair.first, pair.second)) for pair in pairs_of(package)}
    names = package.names
    known = names.keys() - {WORLD}
    couples = [each for each in both if len(each) == 2 and each <= known]
    if not [each for each in couples if each not in listed and not each & ended]:
        return {}
    found = dict[str, set[str]]()
    for one, other in map(sorted, couples):
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    named = {code: sorted(own, key=names.__getitem__) for code, own in found.items()}
    return {code: tuple(named[code]) for code in sorted(named, key=names.__getitem__)}


def pair_held(package: Package, id_: str, beside: Collection[Pair] = ()) -> Pair | None:
    """The pair of an id such as FRA-BRA, listed or not; None where the data hold nothing of it.

    A pair that is not listed has its second side's colour, or the next one that none `beside` has.
    """
    listed = {pair.id: pair for pair in pairs_of(package)}
    first, _, second = id_.partition("-")
    if id_ in listed or second not in partners_held(package).get(first, ()):
        return listed.get(id_)
    names, taken = package.names, {pair.colour for pair in beside}
    colours = dict(zip(package.economies["code"], package.economies["colour"], strict=True))
    every = list(dict.fromkeys(colours.values()))
    place = every.index(colours[second])
    free = [colour for colour in every[place:] + every[:place] if colour not in taken]
    return Pair(id_, first, second, f"{names[first]}–{names[second]}", (free or every)[0])
