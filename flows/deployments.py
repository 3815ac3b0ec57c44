"""Serves the flows with their schedule to the Prefect server of `tdkt serve`; runs until it is ended.

Run as `python -m flows.deployments` with Prefect's settings in the environment. Every run recomputes safely.
"""

from __future__ import annotations

from typing import Any

TIMEZONE = "Asia/Ho_Chi_Minh"
MONTHS = "3,6,9,12"
SCHEDULE = {  # the Plan, III.7a: files come before the 20th of the quarter's last month
    "nhac-nop-ho-so": f"0 8 10 {MONTHS} *",
    "du-thao-quy": f"0 8 15 {MONTHS} *",
    "chot-quy": f"0 8 18 {MONTHS} *",
}
RUNS_AT_ONCE = 2
POLL_SECONDS = 5


def serve_deployments() -> None:
    """The watcher starts `nhan-ho-so` by itself; its deployment is there to be started by hand."""
    from prefect import Flow, serve
    from prefect.schedules import Cron
    from prefect.types.entrypoint import EntrypointType

    from flows.orchestration import nhac_nop_ho_so, nhan_ho_so, tong_hop_quy

    scheduled: dict[str, Flow[..., Any]] = {
        "nhac-nop-ho-so": nhac_nop_ho_so,
        "du-thao-quy": tong_hop_quy,
        "chot-quy": tong_hop_quy,
    }
    serve(
        nhan_ho_so.to_deployment("hop-thu-den", entrypoint_type=EntrypointType.MODULE_PATH, concurrency_limit=1),
        *(
            flow.to_deployment(
                name,
                schedules=[Cron(SCHEDULE[name], timezone=TIMEZONE)],
                entrypoint_type=EntrypointType.MODULE_PATH,
                concurrency_limit=1,
            )
            for name, flow in scheduled.items()
        ),
        pause_on_shutdown=False,  # or a service that was stopped once would never run its schedule again
        print_starting_message=False,
        limit=RUNS_AT_ONCE,
    )


if __name__ == "__main__":
    serve_deployments()
