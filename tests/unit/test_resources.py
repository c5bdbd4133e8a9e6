"""The one door to files: packaged ones, a person's own folder, and time zones."""

from datetime import datetime, timedelta

import pytest

from planmaker.errors import ContentError, UsageError
from planmaker.resources import LARGEST_FILE_BYTES, folder_files, packaged, zone, zone_file, zone_names


@pytest.mark.parametrize(
    ("package", "suffix", "name"),
    [
        ("content", ".yaml", "exercises/cat-cow.yaml"),
        ("illustrations", ".svg", "cat-cow-cat.svg"),
        ("templates", ".yaml", "en/wording.yaml"),
    ],
)
def test_packaged_files_are_found_by_path(package, suffix, name):
    files = packaged(package, suffix)
    assert files[name].label == f"{package}/{name}"
    assert files[name].data
    assert all(path.endswith(suffix) for path in files)
    assert list(files) == sorted(files, key=lambda path: path.split("/"))


def test_a_folders_files_are_found_by_path_within_it(tmp_path):
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "a.yaml").write_bytes(b"a: 1\n")
    (tmp_path / "b.txt").write_bytes(b"no")
    files = folder_files(tmp_path, ".yaml")
    assert [(path, file.label, file.data) for path, file in files.items()] == [
        ("en/a.yaml", f"{tmp_path}/en/a.yaml", b"a: 1\n")
    ]


@pytest.mark.parametrize(("extra", "fits"), [(0, True), (1, False)])
def test_a_file_may_have_a_million_bytes_and_no_more(tmp_path, extra, fits):
    (tmp_path / "a.yaml").write_bytes(b"#" * (LARGEST_FILE_BYTES + extra))
    if fits:
        assert len(folder_files(tmp_path, ".yaml")["a.yaml"].data) == LARGEST_FILE_BYTES
    else:
        with pytest.raises(ContentError):
            folder_files(tmp_path, ".yaml")


def test_folders_are_entered_six_deep_and_no_deeper(tmp_path):
    deep = tmp_path.joinpath(*"abcdefgh")
    deep.mkdir(parents=True)
    for folder in (deep, *deep.parents[: len("abcdefgh")]):
        (folder / "x.yaml").write_bytes(b"x")
    assert max(folder_files(tmp_path, ".yaml"), key=len) == "a/b/c/d/e/f/x.yaml"


@pytest.mark.parametrize("method", ["read_bytes", "iterdir"])
def test_what_may_not_be_opened_is_a_fault(tmp_path, monkeypatch, method):
    (tmp_path / "a.yaml").write_bytes(b"x")

    def refuse(path):
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(f"pathlib.Path.{method}", refuse)
    with pytest.raises(ContentError) as caught:
        folder_files(tmp_path, ".yaml")
    assert [problem.what for problem in caught.value.problems] == ["cannot be read: Permission denied."]


def test_a_zone_is_that_of_the_tzdata_package():
    assert zone("Europe/London").key == "Europe/London"
    assert datetime(2027, 7, 1, tzinfo=zone("Europe/London")).utcoffset() == timedelta(hours=1)
    assert zone("Europe/London") is zone("Europe/London")
    assert zone_file("Europe/London").startswith(b"TZif")
    assert len(zone_names()) > 500


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("Europe/Londen", "Did you mean 'Europe/London'?"),
        ("#", "Write for example --timezone Europe/London."),
        ("../zones", None),
        ("/etc/localtime", None),
        ("", "Write for example --timezone Europe/London."),
    ],
)
def test_a_zone_that_there_is_not_is_a_usage_error(name, hint):
    for door in (zone, zone_file):
        with pytest.raises(UsageError) as caught:
            door(name)
        assert caught.value.message == f"There is no time zone '{name}'."
        assert hint in {caught.value.hint, None}


def test_every_zone_can_be_read():
    assert all(zone_file(name).startswith(b"TZif") for name in zone_names())
