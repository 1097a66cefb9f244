"""Every two seconds: fire what is due. The rows know what that is; the tick only wakes them."""

from jobs.desk import JobDesk
from usecases.fire_reminders import fire_reminders


async def tick(desk: JobDesk) -> None:
    if await desk.do(fire_reminders, now=desk.now(), office=desk.office):
        desk.wake()
