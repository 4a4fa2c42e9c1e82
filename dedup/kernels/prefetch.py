"""A word to the processor about what will be read soon, for loops that otherwise wait for memory."""

from typing import TYPE_CHECKING, Any

from dedup.kernels.compiler import is_interpreted

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LINE_BYTES = 64
"""What one word to the processor brings: a cache line."""


def _nothing(array: "NDArray[np.generic]", place: int) -> None:
    """Without the compiler, nothing is gained by looking ahead."""


def _compiled() -> Any:  # noqa: ANN401 - what numba makes of an intrinsic has no type
    """The instruction, as a function of an array and a place in it."""
    from llvmlite import ir  # noqa: PLC0415 - as numba in `compiler`
    from numba.core import types  # noqa: PLC0415 - as numba in `compiler`
    from numba.extending import intrinsic  # noqa: PLC0415 - as numba in `compiler`

    word = ir.IntType(32)

    def emit(context: Any, builder: Any, signature: Any, args: Any) -> Any:  # noqa: ANN401 - numba has no types here
        array = context.make_array(signature.args[0])(context, builder, args[0])
        address = builder.bitcast(builder.gep(array.data, [args[1]]), ir.IntType(8).as_pointer())
        kind = ir.FunctionType(ir.VoidType(), [address.type, word, word, word])
        instruction = builder.module.declare_intrinsic("llvm.prefetch", [address.type], kind)
        # To be read (0), and read soon (3), data (1): https://llvm.org/docs/LangRef.html#llvm-prefetch-intrinsic
        builder.call(instruction, [address, word(0), word(3), word(1)])
        return context.get_dummy_value()

    @intrinsic
    def prefetch(_typing: Any, array: Any, place: Any) -> Any:  # noqa: ANN401 - as above
        return types.void(array, place), emit

    return prefetch


prefetch = _nothing if is_interpreted() else _compiled()
"""prefetch(array, place): bring the cache line that *place* of *array* is in. Changes no result."""
