"""No kernel without a slow twin."""

import ast
from pathlib import Path

import dedup.kernels
from tests import reference

FOLDER = Path(dedup.kernels.__file__).parent


def kernels():
    """The names of all public compiled functions but those that are only written out in others."""
    for path in FOLDER.glob("*.py"):
        for node in ast.parse(path.read_text("utf-8")).body:
            decorators = node.decorator_list if isinstance(node, ast.FunctionDef) else []
            is_compiled = any(
                "njit" in (shown := ast.unparse(decorator)) and "inline=True" not in shown for decorator in decorators
            )
            if is_compiled and not node.name.startswith("_"):
                yield node.name


def test_every_kernel_has_a_slow_twin_of_its_name():
    names = set(kernels())

    assert len(names) > 20
    assert {name for name in names if not callable(getattr(reference, name, None))} == set()
