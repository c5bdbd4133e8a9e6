"""The colour profile that PDF/A asks for: what red, green and blue stand for."""

from __future__ import annotations

from functools import cache

from PIL import ImageCms


@cache
def srgb_profile() -> bytes:
    """Return the sRGB profile of LittleCMS with a fixed date and no identifier, hence the same bytes each time."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile[24:36] = bytes.fromhex("07d0 0001 0001 0000 0000 0000")  # 2000-01-01 00:00:00
    profile[84:100] = bytes(16)
    return bytes(profile)
