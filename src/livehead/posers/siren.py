"""Networks of sines, pixel by pixel, without PyTorch: weights folded once, a block of pixels at a time.

A block stays in the processor's second-level cache from its first layer to its last. Each layer is one product
of matrices and one pass of sines: 30 is part of the weights, and the bias is the weight of a column of ones,
which the layer before makes as sin(pi / 2). What position and pose add is part of the coarser level's last
product: enlarging features and then adding a position is the same as adding it first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from livehead.posers.siren_product import product

Floats = NDArray[np.float32]

OMEGA = 30.0
_ONE = np.float32(np.pi / 2)  # its sine is the next layer's column of ones

_ENLARGED = np.array([[9, 3, 3, 1], [3, 9, 1, 3], [3, 1, 9, 3], [1, 3, 3, 9]], np.float32) / 16
"""Shares of the four coarse pixels around a cell in its four fine ones (bilinear, twice the size)."""


@dataclass(frozen=True, slots=True, eq=False)
class Entrance:
    """The first layer of a level, cut into what features, position and pose add to its sums.

    features: (carried, outputs + 1), place: (2, outputs + 1), pose: (parameters, outputs + 1), bias:
    (outputs + 1,); the last column makes ones.
    """

    features: Floats
    place: Floats
    pose: Floats
    bias: Floats

    @staticmethod
    def of(weight: Floats, bias: Floats, carried: int) -> Entrance:
        """weight: (outputs, carried + 2 + parameters, 1, 1), bias: (outputs,), as in the state dict."""
        outputs, inputs = weight.shape[:2]
        matrix = np.zeros((inputs, outputs + 1), np.float32)
        matrix[:, :outputs] = OMEGA * weight[:, :, 0, 0].T
        features, place, pose = np.split(matrix, [carried, carried + 2])
        return Entrance(features, place, pose, np.append(OMEGA * bias, _ONE).astype(np.float32))

    def told(self, pose: Floats) -> Floats:
        """(3, outputs + 1): what x, y and 1 are multiplied with under this pose, (parameters,) float32."""
        return np.concatenate([self.place, (pose @ self.pose + self.bias)[None]])


def sine_layer(weight: Floats, bias: Floats) -> Floats:
    """(inputs + 1, outputs + 1): a layer that takes a column of ones and makes one for the next.

    weight: (outputs, inputs, 1, 1), bias: (outputs,), as in the state dict.
    """
    outputs, inputs = weight.shape[:2]
    matrix = np.zeros((inputs + 1, outputs + 1), np.float32)
    matrix[:inputs, :outputs] = OMEGA * weight[:, :, 0, 0].T
    matrix[inputs] = np.append(OMEGA * bias, _ONE)
    return matrix


def last_layer(weight: Floats, bias: Floats) -> Floats:
    """(inputs + 1, outputs): the same with no sine behind it."""
    return np.asarray(np.concatenate([weight[:, :, 0, 0].T, bias[None]]), np.float32)


def leaving(entrance: Entrance, told: Floats) -> Floats:
    """(carried + 3, outputs + 1): the next level's entrance, as the last product of this one.

    It takes the features and x, y, 1; told: `Entrance.told` of the pose.
    """
    return np.concatenate([entrance.features, told])


def through(sums: Floats, layers: Sequence[Floats]) -> Floats:
    """Sums of a block, (n, width + 1), through layers of sines; what comes out has not met its own sine yet."""
    for layer in layers:
        sums = product(np.sin(sums, out=sums), layer)
    return sums


def left(sums: Floats, places: Floats, matrix: Floats) -> Floats:
    """Of a block: its features through `leaving`. places: (n, 3), x, y and 1 of its pixels."""
    width = sums.shape[1] - 1
    joined = np.empty((len(sums), width + 3), np.float32)
    np.sin(sums[:, :width], out=joined[:, :width])
    joined[:, width:] = places
    return product(joined, matrix)


def answers(sums: Floats, last: Floats) -> Floats:
    """Of a block: the network's outputs. last: `last_layer`."""
    return product(np.sin(sums, out=sums), last)


def enlarged(features: Floats, corners: NDArray[np.int64]) -> Floats:
    """(4 cells, outputs + 1): cells between rows of features; corners (4, cells), as in `siren_cells.Pixels`."""
    around = features.take(corners, axis=0).reshape(4, -1)
    return product(_ENLARGED, around).reshape(-1, features.shape[1])
