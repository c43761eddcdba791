"""A proposal becomes the data, whole or not at all."""

from dashboard.errors import BadData, DataChanged, NoPackage, NotAccepted
from dashboard.package.descriptor import DESCRIPTOR
from dashboard.package.package import open_package
from dashboard.swap.disk import At, Step, alone, bytes_of, digest, quietly
from dashboard.swap.exchange import Plan, exchange, tidied
from dashboard.swap.proposal import CHANGED, Proposal
from dashboard.swap.record import Action, Entry


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
        return exchange(proposal.folder, _plan(proposal), at)


def _refuse_changed(proposal: Proposal) -> None:
    """The folder must hold what was compared, and must open with what is let in."""
    folder = proposal.folder
    instead = {proposal.path: proposal.content, DESCRIPTOR: proposal.index}
    try:
        same = open_package(folder).digest == proposal.made_from
    except (BadData, NoPackage):
        same = False
    if not same or digest(bytes_of(folder, DESCRIPTOR)) != proposal.index_before:
        raise DataChanged(CHANGED)
    try:
        open_package(folder, instead)
    except BadData as found:
        raise NotAccepted(str(found)) from None


def _plan(proposal: Proposal) -> Plan:
    changes = proposal.changes
    counts = (len(changes.added), len(changes.removed), changes.rows_revised) if changes else None
    return Plan(
        action=Action.ACCEPT,
        resource=proposal.resource,
        kind=proposal.kind,
        source=proposal.source,
        title=proposal.title,
        path=proposal.path,
        content=proposal.content,
        index=proposal.index,
        vintage_before=proposal.vintage_before,
        vintage=proposal.vintage,
        counts=counts or (0, 0, 0),
        handed_in=proposal.handed_in,
    )
