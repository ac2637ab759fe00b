"""What TensorRT for RTX lacks on RTX 20 cards: matrix products in float32. They become products and sums.

Convolutions in float32 it has there, and matrix products in float16; so this touches little: pose vectors, and
attention where a network keeps it in float32.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

TARGET = "sm75"


def without_float_products(network: Any, api: Any) -> int:
    """Replace every float32 matrix product of a parsed network; how many there were. Shapes must be fixed."""
    layers = [network.get_layer(i) for i in range(network.num_layers)]
    products = [layer for layer in layers if _is_product(layer, api)]
    for layer in products:
        layer.__class__ = api.IMatrixMultiplyLayer  # the network hands out the base class
        old, new = layer.get_output(0), _spelled_out(network, layer, api)
        for other in layers:
            for i in range(other.num_inputs):
                tensor = other.get_input(i)
                if tensor is not None and tensor.name == old.name:
                    other.set_input(i, new)
        if old.is_network_output:
            name = old.name
            network.unmark_output(old)
            old.name, new.name = f"{name}.unused", name
            network.mark_output(new)
    return len(products)


def _is_product(layer: Any, api: Any) -> bool:
    return bool(
        layer.type == api.LayerType.MATRIX_MULTIPLY and layer.get_input(0).dtype == api.DataType.FLOAT
    )


def _spelled_out(network: Any, layer: Any, api: Any) -> Any:
    """(..., M, K) and (..., K, N) → sum over K of (..., M, K, 1) · (..., 1, K, N)."""
    left = _turned(network, layer.get_input(0), layer.op0 == api.MatrixOperation.TRANSPOSE, 1)
    right = _turned(network, layer.get_input(1), layer.op1 == api.MatrixOperation.TRANSPOSE, -2)
    both = network.add_elementwise(left, right, api.ElementWiseOperation.PROD).get_output(0)
    axis = 1 << (len(both.shape) - 2)
    return network.add_reduce(both, api.ReduceOperation.SUM, axis, False).get_output(0)


def _turned(network: Any, tensor: Any, transpose: bool, one_at: int) -> Any:
    """The matrix, transposed if need be, with a dimension of 1 at its end (1) or before its rows (-2)."""
    order = list(range(len(tensor.shape)))
    if transpose:
        order[-2:] = reversed(order[-2:])
    shape: Sequence[int] = [tensor.shape[i] for i in order]
    shuffle = network.add_shuffle(tensor)
    shuffle.first_transpose = tuple(order)
    shuffle.reshape_dims = (*shape, 1) if one_at == 1 else (*shape[:-2], 1, *shape[-2:])
    return shuffle.get_output(0)
