"""What app.py gives to the jobs."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

from domain.office import Office

P = ParamSpec("P")
T = TypeVar("T")


class JobDesk(Protocol):
    async def do(
        self, use_case: Callable[Concatenate[Any, P], T], /, *args: P.args, **kwargs: P.kwargs
    ) -> T: ...

    def now(self) -> datetime: ...

    def wake(self) -> None:
        """There is something for the postman."""
        ...

    @property
    def office(self) -> Office: ...
