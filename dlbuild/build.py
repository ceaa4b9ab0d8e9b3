"""The shell: what the commands do. Read the pages, make the plan, commit it, check what is there then.

Each verb takes paths, files or folders, relative to the current folder, and returns a `Result`. They
raise RunError if something outside is in the way, UsageError if what was asked makes no sense.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import replace
from os import PathLike
from typing import TYPE_CHECKING, Literal, NamedTuple

from dlbuild import memory
from dlbuild import plan as plans
from dlbuild.draft import Draft, Watch, draft
from dlbuild.failure import UsageError
from dlbuild.lock import locked
from dlbuild.memory import Settled
from dlbuild.plan import Plan
from dlbuild.problem import FormulaError, Problem
from dlbuild.source import Source, Span
from dlbuild.store import mentioned
from dlbuild.workspace import Workspace

if TYPE_CHECKING:
    from dlbuild.markdown.outline import Outline

Outcome = Literal["looked", "refused", "written"]
Planner = Callable[[Workspace], Plan]


def _silent(_message: str) -> None:
    pass


def _unwatched(_done: int, _all: int) -> None:
    pass


class Result(NamedTuple):
    """What a run has done, or would do.

    `plan` is what changes; `outcome` says whether the run was only to look, has refused to write because
    something is wrong, or has written the plan (be it empty). `problems` are all that were found, in the
    plan and on the pages as they are now; `pages` is how many pages were looked at, `folder` where the drawings are.
    """

    plan: Plan
    problems: tuple[Problem, ...]
    outcome: Outcome
    pages: int
    folder: str

    @property
    def errors(self) -> int:
        """How many of the problems are errors; the others are warnings."""
        return sum(problem.severity == "error" for problem in self.problems)


def build(
    *paths: str | PathLike[str],
    check: bool = False,
    keep_going: bool = False,
    jobs: int = 1,
    say: Callable[[str], None] = _silent,
    watch: Watch = _unwatched,
) -> Result:
    """Make every formula of the pages a reference to its drawing; draw what is missing; then check the pages.

    With `check`, nothing is written: the result has the plan. If a formula is wrong nothing is written either,
    unless `keep_going`. `jobs` is how many processes may work on it. `say` is told if the run has to wait for
    another one, `watch` how many pages are done.
    """
    space = Workspace(paths)
    if check:
        plan = Plan() if memory.remembers(space) else _plan_build(space, memory.settled(space), jobs, watch).plan
        return _result(space, plan, (*space.unread, *plan.problems), "looked")
    with locked(space.root, say) as hold:
        # Nothing but the configuration has been read before; and who has waited reads that again, too.
        space = Workspace(paths)
        if memory.remembers(space):
            return _result(space, Plan(), (), "written")
        known = memory.settled(space)
        plan, settled = _plan_build(space, known, jobs, watch)
        wrong = (*space.unread, *plan.problems)
        if wrong and not keep_going:
            return _result(space, plan, wrong, "refused")
        _commit(space, plan, hold)
    after = _after(space, plan, {page.source: page.outline for page in settled}) if plan else space
    known = {**known, **{page.source: page.needs for page in settled}}
    left = _look_back(after, known, bool(wrong))
    memory.settle(after, known)
    return _result(space, plan, (*_moved(wrong, plan), *left), "written")


def restore(*paths: str | PathLike[str], check: bool = False, say: Callable[[str], None] = _silent) -> Result:
    """Make every reference of the pages the LaTeX that it was made from. The drawings stay."""
    return _carry_out(
        Workspace(paths), lambda space: plans.restore(space.pages, space.project.config.dollars), check, say
    )


def import_images(*paths: str | PathLike[str], check: bool = False, say: Callable[[str], None] = _silent) -> Result:
    """Make the images of formulas on the pages, which services and tools have drawn, LaTeX again. Nothing is drawn."""
    return _carry_out(Workspace(paths), _plan_import, check, say)


def clean(*, check: bool = False, say: Callable[[str], None] = _silent) -> Result:
    """Remove the drawings that no page of the project refers to, whichever pages the configuration names."""
    return _carry_out(Workspace(), _plan_clean, check, say)


def toc(*paths: str | PathLike[str], check: bool = False, say: Callable[[str], None] = _silent) -> Result:
    """Bring the tables of contents of the pages up to date."""
    from dlbuild.survey import plan_contents

    return _carry_out(Workspace(paths), plan_contents, check, say)


def check(*paths: str | PathLike[str], only: Iterable[str] = (), skip: Iterable[str] = ()) -> Result:
    """Look whether pages, drawings and links are as they should be. Changes nothing.

    `only` and `skip` name checks of `dlbuild.check`, groups of them, or "formulas": whether pages and drawings agree.
    Drawings that no page refers to are looked for when no paths are given.
    """
    space = Workspace(paths)
    return _result(space, Plan(), (*space.unread, *_check(space, _selected(only, skip))), "looked")


def addresses(*paths: str | PathLike[str]) -> dict[str, list[tuple[Source, Span]]]:
    """Return the addresses of the web that the pages link to, in alphabetical order, and all places of each."""
    from dlbuild.survey import addresses as found

    return found(Workspace(paths))


def mend(*paths: str | PathLike[str], check: bool = False, say: Callable[[str], None] = _silent) -> Result:
    """Mend in the pages what has one safe answer: see `dlbuild.check.mend`."""
    from dlbuild.survey import plan_mending

    return _carry_out(Workspace(paths), plan_mending, check, say)


def _look_back(space: Workspace, known: Settled, wrong: bool) -> list[Problem]:
    """Return what is wrong with the pages after a build that has told already what it could not do."""
    from dlbuild.verify import LEFT_TO_BUILD, NOT_YET_COMMITTED

    digest = memory.fingerprint(space)
    expected = {*NOT_YET_COMMITTED, *(LEFT_TO_BUILD if wrong else ())}
    problems = [problem for problem in _check(space, _selected((), ()), known) if problem.code not in expected]
    if not (problems or wrong):
        memory.remember(space, digest)
    return problems


def _after(space: Workspace, plan: Plan, outlines: Mapping[Source, Outline]) -> Workspace:
    """Return a tree as a plan has left it."""
    drawings = (*(drawing.key for drawing in plan.drawings), *plan.removals)
    return space.after([change.changed for change in plan.changes], drawings, outlines)


def _moved(problems: Iterable[Problem], plan: Plan) -> list[Problem]:
    """Return problems with their places in the pages as they are now that the plan is carried out."""
    changes = {change.page.name: change for change in plan.changes}
    return [changes[each.source.name].moved(each) if each.source.name in changes else each for each in problems]


def _plan_build(space: Workspace, known: Settled, jobs: int, watch: Watch) -> Draft:
    pages = [page for page in space.pages if page.source not in known]
    plan, settled = draft(pages, space.orders, space.store, jobs, watch)
    if plan.changes and space.project.config.headings == "build":
        from dlbuild.survey import lost_anchors

        plan = plan._replace(problems=(*plan.problems, *lost_anchors(space, plan)))
    # An edited formula leaves its old drawing behind: the run that makes an orphan removes it.
    after = {change.page.name: change.data for change in plan.changes}
    left = mentioned(change.page.data for change in plan.changes) - mentioned(after.values())
    if left:
        left &= space.store.keys() - mentioned(space.every_mention(after))
    return Draft(plan._replace(removals=tuple(sorted(left))), settled)


def _plan_clean(space: Workspace) -> Plan:
    return Plan(removals=tuple(sorted(space.store.keys() - mentioned(space.every_mention()))))


def _plan_import(space: Workspace) -> Plan:
    from dlbuild.imports.pages import imported
    from dlbuild.markdown import apply
    from dlbuild.plan import Change

    changes: list[Change] = []
    problems: list[Problem] = []
    for page in space.pages:
        found = imported(page.source)
        problems += found.problems
        if found.edits:
            changes.append(Change(page, apply(page.source.text, found.edits), found.edits))
        for edit, formula in zip(found.edits, found.formulas, strict=True):
            problems += _unset(space, *formula, page.source, edit.span)
    return Plan(tuple(changes), problems=tuple(problems))


def _unset(space: Workspace, latex: str, display: bool, page: Source, span: Span) -> list[Problem]:
    """Return a warning if a formula that is to come in cannot be typeset: then it was wrong, or is beyond dlbuild."""
    from dlbuild.typeset import typeset

    try:
        typeset(latex, display, dict(space.project.config.macros), breaks=True)
    except FormulaError as error:
        message = f"this formula is imported, but will not build: {error.problem.message}"
        return [replace(error.problem, message=message, severity="warning").moved(page, Span(span.start, span.start))]
    return []


def _carry_out(space: Workspace, planner: Planner, check: bool, say: Callable[[str], None]) -> Result:
    if check:
        plan = planner(space)
        return _result(space, plan, (*space.unread, *plan.problems), "looked")
    with locked(space.root, say) as hold:
        plan = planner(space)
        wrong = (*space.unread, *(problem for problem in plan.problems if problem.code == "merge-conflict"))
        if wrong:
            return _result(space, plan, wrong, "refused")
        _commit(space, plan, hold)
    return _result(space, plan, tuple(_moved(plan.problems, plan)), "written")


def _commit(space: Workspace, plan: Plan, hold: Callable[[], None]) -> None:
    """Write a plan: drawings before the pages that name them, and what nobody names any more is removed last."""
    if not plan:
        return
    from dlbuild.commit import Write, commit, sweep

    hold()
    store = space.store
    sweep({store.folder, *((space.root / name).parent for name in space.names.every)})
    drawings = [Write(store.path(each.key), store.data(each.key), each.data, lasting=False) for each in plan.drawings]
    pages = [Write(change.page.path, change.page.data, change.data) for change in plan.changes]
    removals = [Write(store.path(key), store.data(key), None) for key in plan.removals]
    commit([*drawings, *pages, *removals])


def _selected(only: Iterable[str], skip: Iterable[str]) -> frozenset[str]:
    """Return the names of the checks to make."""
    from dlbuild.check import CHECKS, GROUPS

    known = {check.__name__: {check.__name__} for check in CHECKS} | {"formulas": {"formulas"}}
    known |= {name: {check.__name__ for check in group} for name, group in GROUPS.items()}
    for name in (*only, *skip):
        if name not in known:
            raise UsageError(f"there is no check {name}; the checks are {', '.join(sorted(known))}")
    wanted = only or known
    return frozenset().union(*(known[name] for name in wanted)).difference(*(known[name] for name in skip))


def _check(space: Workspace, names: frozenset[str], known: Container[Source] = ()) -> Iterator[Problem]:
    """Yield what is wrong with the pages and not to be ignored; of those that are known, formulas are not looked at."""
    from dlbuild.check.ignore import heed
    from dlbuild.survey import rules

    complete = not space.paths and names == _selected((), ())
    yield from heed(_found(space, names, known), rules(space), complete=complete)


def _found(space: Workspace, names: Container[str], known: Container[Source]) -> Iterator[Problem]:
    from dlbuild.check import CHECKS, tree_of
    from dlbuild.survey import usual
    from dlbuild.verdicts import judge
    from dlbuild.verify import orphans, untracked, verify

    tree = tree_of(space.root)
    if "formulas" in names:
        pages = [page for page in space.pages if page.source not in known]
        yield from verify(pages, space.orders, space.store, space.document, filtered=space.is_filtered)
        if not space.paths:
            yield from orphans(space.store, space.orders.folder, space.every_mention())
        if space.project.in_git:
            texts = space.every_mention() if space.is_filtered else (page.data for page in space.pages)
            yield from untracked(space.store, space.orders.folder, texts, tree.files)
    checks = [each for each in CHECKS if each.__name__ in names]
    if checks:
        yield from judge(space, tree, usual(space), checks)


def _result(space: Workspace, plan: Plan, problems: tuple[Problem, ...], outcome: Outcome) -> Result:
    in_order = sorted(problems, key=lambda problem: (problem.source.name, problem.span))
    return Result(plan, tuple(in_order), outcome, len(space.pages), space.orders.folder)
