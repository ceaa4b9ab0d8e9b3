"""What goes into a commit: a page with its formulas built, whose drawings are put beside it."""

from __future__ import annotations

from collections.abc import Callable

from dlbuild import plan as plans
from dlbuild.commit import Write, commit
from dlbuild.draft import draw
from dlbuild.lock import locked
from dlbuild.pages import SUFFIXES, Page
from dlbuild.plan import Plan
from dlbuild.report import count, report
from dlbuild.source import Source
from dlbuild.workspace import Workspace


class Cleaner:
    """Cleans the pages of one working tree, whose top folder is the current one.

    `say` is told what git does not see: drawings that were made, and formulas that are wrong.
    """

    def __init__(self, say: Callable[[str], None]) -> None:
        self._say = say
        self._said: set[str] = set()
        self._space = Workspace()

    def __call__(self, name: str, data: bytes) -> bytes:
        """Return a page as `dlbuild build --keep-going` would leave it, its drawings written.

        A wrong formula stays LaTeX and is told: a filter that fails would let the whole page through as it is. Raises
        RunError if a drawing cannot be written: a page must not name what is not there.
        """
        if not name.lower().endswith(SUFFIXES):
            return data
        try:
            page = Page(self._space.root / name, data, Source(name, data.decode()))
        except UnicodeDecodeError:
            return data
        plan = plans.build([page], self._space.orders, self._space.document, self._space.depth_of, draw)
        if plan.problems:
            self._say_once(f"left as LaTeX in {name}:\n{report(plan.problems).rstrip()}")
        if plan.drawings:
            self._put(plan)
            drawn = count(len(plan.drawings), "formula", "formulas")
            self._say(f"drew {drawn} of {name}; to commit the drawings as well: git add {self._space.orders.folder}")
            self._space = Workspace()  # which has the new drawings
        return plan.changes[0].data if plan.changes else data

    def _say_once(self, message: str) -> None:
        """Say what would be said again: git often asks twice for the same page."""
        if message not in self._said:
            self._said.add(message)
            self._say(message)

    def _put(self, plan: Plan) -> None:
        with locked(self._space.root, self._say) as hold:
            hold()
            store = Workspace().store  # Another process may have drawn the same in the meantime.
            missing = [each for each in plan.drawings if store.data(each.key) != each.data]
            commit([Write(store.path(each.key), store.data(each.key), each.data) for each in missing])
