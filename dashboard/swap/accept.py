"""A proposal becomes the data, whole or not at all."""

from dashboard.errors import BadData, DataChanged, NoPackage, NotAccepted
from dashboard.package.descriptor import DESCRIPTOR
from dashboard.package.package import open_package
from dashboard.swap.disk import At, Step, alone, bytes_of, digest, put, quietly
from dashboard.swap.exchange import exchange, tidied
from dashboard.swap.proposal import CHANGED, Proposal
from dashboard.swap.record import Action, Entry, Part


def accept(proposal: Proposal, at: At = quietly) -> Entry:
    """Lets a proposal in and keeps the version before; the entry of the history tells of it.

    Raises NotAccepted where the proposal has problems, an open question or nothing to do,
    DataChanged where the data are no longer those it was compared with, Busy and CannotWrite. The
    data are then as they were. `at` is called before every step.
    """
    if proposal.refusal:
        raise NotAccepted(proposal.refusal)
    with alone(proposal.folder, at):
        tidied(proposal.folder)
        at(Step.COMPARE)
        _refuse_changed(proposal)
        for path, content in _lacking(proposal).items():
            put(proposal.folder, path, content, at)
        contents = [one.content for one in _parts(proposal)]
        return exchange(proposal.folder, _entry(proposal), contents, proposal.index, at)


def _refuse_changed(proposal: Proposal) -> None:
    """The folder must hold what was compared, and must open with what is let in."""
    folder = proposal.folder
    try:
        same = open_package(folder).digest == proposal.made_from
    except (BadData, NoPackage):
        same = False
    if not same or digest(bytes_of(folder, DESCRIPTOR)) != proposal.index_before:
        raise DataChanged(CHANGED)
    try:
        open_package(folder, proposal.files)
    except BadData as refusal:
        raise NotAccepted(str(refusal)) from None


def _lacking(proposal: Proposal) -> dict[str, bytes]:
    """Files that go in with it and mean nothing before: the index does not name them yet."""
    named = {one.path for one in proposal.every} | {DESCRIPTOR}
    return {path: content for path, content in proposal.files.items() if path not in named}


def _parts(proposal: Proposal) -> list[Proposal]:
    """What goes in, the table proposed first and then those that go in with it."""
    return [proposal, *proposal.also]


def _entry(proposal: Proposal) -> Entry:
    first, *also = map(_part, _parts(proposal))
    handed_in = proposal.tidy.file
    return Entry(action=Action.ACCEPT, handed_in=handed_in, also=tuple(also), **vars(first))


def _part(proposal: Proposal) -> Part:
    changes = proposal.changes
    return Part(
        resource=proposal.resource,
        kind=proposal.tidy.kind,
        source=proposal.credit.source,
        title=proposal.credit.title,
        added=len(changes.added) if changes else 0,
        removed=len(changes.removed) if changes else 0,
        revised=changes.rows_revised if changes else 0,
        vintage_before=proposal.vintage_before,
        vintage=proposal.credit.vintage,
        path=proposal.path,
    )
