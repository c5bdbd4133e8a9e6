"""What is installed: every package, every data file, and nothing that exists only in a checkout."""

import configparser
import importlib.metadata
import re
from pathlib import Path

import pytest

import planmaker

ROOT = Path(__file__).parents[1]
DATA_FOLDERS = ("content", "illustrations", "templates")
LEFT_BEHIND = {"__pycache__"}


@pytest.fixture(scope="module")
def setup():
    parser = configparser.ConfigParser()
    parser.read(ROOT / "setup.cfg", "utf-8")
    return parser


def lines(setup, section, option):
    return [line.strip() for line in setup[section][option].strip().splitlines() if not line.strip().startswith("#")]


def package_folders(setup):
    """The folder of every listed package, by the package's name."""
    mapped = dict(re.split(r"\s*=\s*", line) for line in lines(setup, "options", "package_dir"))
    folders = {}
    for name in lines(setup, "options", "packages"):
        start = name if name in mapped else "planmaker"
        folders[name] = ROOT.joinpath(mapped[start], *name.removeprefix(start).strip(".").split("."))
    return folders


def test_every_folder_with_code_is_in_the_list_of_packages(setup):
    found = {".".join(path.parent.relative_to(ROOT).parts) for path in (ROOT / "planmaker").rglob("__init__.py")}
    found |= {f"planmaker.{name}" for name in DATA_FOLDERS}
    assert lines(setup, "options", "packages") == sorted(found)


def test_every_module_is_in_a_package(setup):
    folders = set(package_folders(setup).values())
    assert [path for path in (ROOT / "planmaker").rglob("*.py") if path.parent not in folders] == []


def test_every_package_has_its_folder_and_its_docstring(setup):
    for name, folder in package_folders(setup).items():
        assert (folder / "__init__.py").read_text("utf-8").startswith('"""'), name


def test_every_data_file_is_installed(setup):
    """A file that no pattern of package_data matches is there in a checkout and missing in a wheel."""
    folders = package_folders(setup)
    matched = set()
    for name in setup["options.package_data"]:
        for pattern in lines(setup, "options.package_data", name):
            found = {path for path in folders[name].glob(pattern) if path.is_file()}
            assert found, f"{name}: {pattern} matches nothing"
            matched |= found
    there = {
        path
        for top in ("planmaker", *DATA_FOLDERS)
        for path in (ROOT / top).rglob("*")
        if path.is_file() and path.suffix not in {".py", ".pyc"} and not LEFT_BEHIND & set(path.parts)
    }
    assert sorted(there - matched) == []


def test_the_plan_schema_and_the_typed_marker_are_data_of_the_package(setup):
    patterns = lines(setup, "options.package_data", "planmaker")
    package = ROOT / "planmaker"
    matched = {path.name for pattern in patterns for path in package.glob(pattern)}
    assert {"py.typed", "plan-schema-1.json"} <= matched
    assert (package / "py.typed").read_bytes() == b""


def test_the_version_is_written_in_one_place(setup):
    assert setup["metadata"]["version"] == "attr: planmaker.__version__"
    assert re.fullmatch(r"\d+\.\d+\.\d+(?:(a|b|rc)\d+|\.dev\d+)?", planmaker.__version__)
    assert importlib.metadata.version("planmaker") == planmaker.__version__


def test_the_command_is_installed():
    (command,) = [e for e in importlib.metadata.entry_points(group="console_scripts") if e.name == "planmaker"]
    assert command.value == "planmaker.cli:main"
    assert callable(command.load())


def test_every_package_that_the_code_imports_is_required(setup):
    """An import that only a development tool brings along works here and fails for everybody else."""
    import ast
    import sys

    def distributions_in(section, option):
        return {re.split(r"[^\w.-]", line)[0].lower() for line in lines(setup, section, option)}

    names = importlib.metadata.packages_distributions()
    base = distributions_in("options", "install_requires")
    draw = base | distributions_in("options.extras_require", "draw")
    for path in sorted((ROOT / "planmaker").rglob("*.py")):
        required = draw if path.parent.name == "figure" else base
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            modules = [node.module or ""] if isinstance(node, ast.ImportFrom) and not node.level else []
            modules += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            for top in {module.partition(".")[0] for module in modules} - set(sys.stdlib_module_names) - {"planmaker"}:
                distributions = {name.lower() for name in names[top]}
                assert distributions & required, f"{path.relative_to(ROOT)} imports {top}"
