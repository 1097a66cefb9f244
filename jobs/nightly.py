"""At night: forget what is no longer needed."""

from jobs.desk import JobDesk
from usecases.begin_registration import forget_failures
from usecases.receive import prune_inbox


async def nightly(desk: JobDesk) -> None:
    await desk.do(prune_inbox, now=desk.now())
    await desk.do(forget_failures, now=desk.now())
