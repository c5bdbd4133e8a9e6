"""Print how long each stage takes, as medians of several runs. Targets are printed, not asserted: machines differ."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

from planmaker.figure.illustrate import draw
from planmaker.figure.posed import pose_frames, solve_pose
from planmaker.figure.stored import built_in_poses
from planmaker.handout.templates import load_templates
from planmaker.library.load import load_library
from planmaker.model import PlanRequest, Weekday
from planmaker.render.pdf.drawing import compressed_size, form
from planmaker.workflow import Edition, Studio, open_studio, plan_for, render_plan

MOST_BYTES = 250_000
ISSUED = datetime(2027, 3, 1, 9, tzinfo=UTC)
FOUR_WEEKS = PlanRequest(programme="lower-back", start=date(2027, 3, 15), timezone="Europe/London", health=())
DAILY = replace(FOUR_WEEKS, weeks=26, days=tuple(Weekday), level="regular")
SHELL_RUNS = 7


def measure(what: str, work: Callable[[], object], *, runs: int, target_ms: int | None = None) -> None:
    """Run once to warm up, then print the median of so many runs."""
    work()
    times = []
    for _ in range(runs):
        start = perf_counter()
        work()
        times.append(perf_counter() - start)
    target = f"  (target: under {target_ms} ms)" if target_ms else ""
    print(f"{what:<46}{median(times) * 1000:>9.1f} ms{target}")


def whole_run(*formats: str) -> None:
    """Run the command line in a process of its own, with nothing loaded."""
    chosen = [word for name in formats for word in ("-f", name)]
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "planmaker", "plan", "--timezone", "Europe/London", "-o", folder, *chosen]
        subprocess.run(command, check=True, capture_output=True, cwd=Path(folder))


def weight(plan: bytes) -> None:
    """Print how big the pages of the default plan are."""
    print(f"{'the pages of 4 weeks':<46}{len(plan) / 1000:>9.1f} KB  (target: at most {MOST_BYTES / 1000:.0f} KB)")


def spread(what: str, values: Sequence[float], unit: str) -> None:
    """Print the median and the worst of one value for each drawing."""
    print(f"{what:<46}{median(values):>9.1f} {unit}  (worst: {max(values):.1f} {unit})")


def page_costs(studio: Studio) -> None:
    """Print what the stored drawings cost a page."""
    names = sorted(studio.drawings)
    drawings = [studio.drawing(name) for name in names]
    spread("read a stored drawing", [_milliseconds(partial(studio.drawing, name)) for name in names], "ms")
    spread("put a drawing into a PDF", [_milliseconds(partial(form, one)) for one in drawings], "ms")
    spread("a drawing in a PDF, compressed", [compressed_size(one) / 1000 for one in drawings], "KB")


def _milliseconds(work: Callable[[], object], runs: int = 7) -> float:
    times = []
    for _ in range(runs):
        start = process_time()
        work()
        times.append(process_time() - start)
    return median(times) * 1000


def drawing_costs() -> None:
    """Print what solving and drawing a frame of the built-in poses takes, in seconds of the processor."""
    seconds: list[float] = []
    for pose in built_in_poses().values():
        start = process_time()
        solved = solve_pose(pose)
        draw(pose_frames(pose, solved=solved))
        seconds += [(process_time() - start) / len(pose.frames)] * len(pose.frames)
    spread("solve and draw a frame", seconds, "s")


def main() -> None:
    """Print everything."""
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores. Medians.\n")
    studio = open_studio()
    plan, long_plan = plan_for(studio, FOUR_WEEKS, ISSUED), plan_for(studio, DAILY, ISSUED)
    measure("load and check the content", load_library, runs=15)
    measure("load the words of pages and events", lambda: load_templates.__wrapped__("en"), runs=15)
    measure("plan 4 weeks", lambda: plan_for(studio, FOUR_WEEKS, ISSUED), runs=51, target_ms=20)
    measure("plan 26 weeks, every day", lambda: plan_for(studio, DAILY, ISSUED), runs=21, target_ms=100)
    for name in ("ics", "json", "txt", "pdf"):
        edition = Edition(formats=(name,))
        measure(f"{name} of 4 weeks", partial(render_plan, studio, plan, edition), runs=15)
    for name in ("ics", "json"):
        edition = Edition(formats=(name,))
        sessions = f"{name} of 26 weeks, every day"
        measure(sessions, partial(render_plan, studio, long_plan, edition), runs=5)
    command = [sys.executable, "-m", "planmaker", "--help"]
    measure(
        "planmaker --help, from the shell",
        lambda: subprocess.run(command, check=True, capture_output=True),
        runs=SHELL_RUNS,
    )
    measure("planmaker plan -f ics, from the shell", lambda: whole_run("ics"), runs=SHELL_RUNS)
    measure("planmaker plan, from the shell", lambda: whole_run("pdf", "ics", "json"), runs=SHELL_RUNS)
    weight(render_plan(studio, plan, Edition(formats=("pdf",)))["plan.pdf"])
    page_costs(studio)
    drawing_costs()


if __name__ == "__main__":
    main()
