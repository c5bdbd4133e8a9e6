import zoneinfo

import pytest


@pytest.fixture(scope="session", autouse=True)
def zones_of_the_tzdata_package():
    """Keep the machine's own time zones, which may be older, away from the parsers that we compare with."""
    before = zoneinfo.TZPATH
    zoneinfo.reset_tzpath(to=())
    zoneinfo.ZoneInfo.clear_cache()
    yield
    zoneinfo.reset_tzpath(to=before)
    zoneinfo.ZoneInfo.clear_cache()
