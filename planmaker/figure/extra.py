"""The packages that only the engine needs: the extra `planmaker[draw]`. Finished drawings are read without them."""

from __future__ import annotations

import os
from importlib.util import find_spec
from typing import Final

from planmaker.errors import PlanmakerError

EXTRA: Final = ("numpy", "shapely")


class ExtraMissingError(PlanmakerError):
    """The packages that draw are not installed."""

    def __init__(self) -> None:
        super().__init__(
            "Drawing a pose needs the packages numpy and shapely.", hint='Install them: pip install "planmaker[draw]"'
        )


def need_extra() -> None:
    """Refuse to go on without the extra; and have numpy, not loaded yet, compute in one thread.

    The matrices are small: several threads would mostly wait for one another, and add up in another order elsewhere.

    Raises:
        ExtraMissingError: numpy or shapely is missing.
    """
    if any(find_spec(name) is None for name in EXTRA):
        raise ExtraMissingError
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
