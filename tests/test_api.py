"""The package shows what it lists, documents it, and starts at once."""

import doctest
import importlib
import pkgutil
import subprocess
import sys
from types import ModuleType

import pytest

import dedup

MODULES = sorted(module.name for module in pkgutil.walk_packages(dedup.__path__, "dedup."))

SLOW = {"click", "datasketch", "jinja2", "numba", "numpy", "orjson", "rich", "sentencex", "trafilatura"}


def test_the_list_of_public_names_is_what_the_package_shows():
    shown = {name for name, value in vars(dedup).items() if not (name.startswith("_") or isinstance(value, ModuleType))}

    assert set(dedup.__all__) == shown


def test_the_list_of_public_names_is_sorted_and_holds_each_once():
    assert dedup.__all__ == sorted(set(dedup.__all__))


@pytest.mark.parametrize("name", dedup.__all__)
def test_every_public_name_is_documented(name):
    documentation = getattr(dedup, name).__doc__

    assert documentation
    assert not documentation.startswith(f"{name}(")  # what a dataclass gets without one


def test_no_module_takes_the_name_of_a_public_function():
    """Python would put the module in the function's place when it is first imported."""
    assert {f"dedup.{name}" for name in dedup.__all__}.isdisjoint(MODULES)


def test_the_package_is_imported_without_anything_slow():
    code = "import sys, dedup; print(*{name.partition('.')[0] for name in sys.modules})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert SLOW.isdisjoint(done.stdout.split())


@pytest.mark.parametrize("name", ["dedup", *MODULES])
def test_every_example_in_a_docstring_gives_what_it_shows(name):
    said: list[str] = []
    runner = doctest.DocTestRunner()
    for example in doctest.DocTestFinder(exclude_empty=True).find(importlib.import_module(name)):
        runner.run(example, out=said.append)

    assert not runner.failures, "".join(said)
