"""Takes the bytes of a model that CRFsuite has trained; gives its labels, attributes and weights as arrays.

The layout is that of its `crf1d_model.c`: a head, the features, then two tables of strings (CQDB). CRFsuite's
tagger asks for every attribute by its string, token by token; with the weights at hand they are added by the column.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

_HEAD = struct.Struct("<4sI4sIIIIIIIII")  # magic, size, type, version, numbers of three, places of five parts
_CHUNK = 12  # bytes before the features: "FEAT", size, number
_TABLE = struct.Struct("<4sIIIII")  # "CQDB", size, flag, byte order, number and place of the list of records
_FEATURE = np.dtype([("kind", "<i4"), ("source", "<i4"), ("target", "<i4"), ("weight", "<f8")])
_OF_STATE, _OF_TRANSITION = 0, 1
_NEVER = -30.0  # as weight of a transition: e^-30


class WrongModel(ValueError):
    """The bytes are no model of CRFsuite."""


@dataclass(slots=True, frozen=True)
class Weights:
    """`state[attribute, label]` and `transition[from, to]`; `attributes` gives an attribute's row."""

    labels: tuple[str, ...]
    attributes: dict[str, int]
    state: npt.NDArray[np.float32]
    transition: npt.NDArray[np.float64]


def read_weights(data: bytes) -> Weights:
    """The weights of a model; raises WrongModel."""
    try:
        return _read(data)
    except (struct.error, ValueError, IndexError) as exc:
        raise WrongModel("not a model of CRFsuite, or cut off") from exc


def arranged(weights: Weights, labels: Sequence[str]) -> Weights:
    """The same weights with the labels in this order; a label that was never trained on is never likely.

    Raises WrongModel where the model has a label that is not among them.
    """
    if not set(weights.labels) <= set(labels):
        raise WrongModel(f"labels that no field has: {sorted(set(weights.labels) - set(labels))}")
    places = [labels.index(label) for label in weights.labels]
    state = np.full((len(weights.state), len(labels)), 0, np.float32)
    state[:, places] = weights.state
    transition = np.full((len(labels), len(labels)), _NEVER)
    transition[np.ix_(places, places)] = weights.transition
    return Weights(tuple(labels), weights.attributes, state, transition)


def _read(data: bytes) -> Weights:
    magic, size, kind, _, _, _, _, features_at, labels_at, attributes_at, _, _ = _HEAD.unpack_from(data)
    if magic != b"lCRF" or kind != b"FOMC" or size > len(data):
        raise WrongModel("another kind of model")
    labels, attributes = _strings(data, labels_at), _strings(data, attributes_at)
    (number,) = struct.unpack_from("<I", data, features_at + 8)
    features = np.frombuffer(data, _FEATURE, count=number, offset=features_at + _CHUNK)
    state = np.zeros((len(attributes), len(labels)), np.float32)
    transition = np.zeros((len(labels), len(labels)))
    for target, wanted in ((state, _OF_STATE), (transition, _OF_TRANSITION)):
        own = features[features["kind"] == wanted]
        target[own["source"], own["target"]] = own["weight"]
    return Weights(tuple(labels), {name: row for row, name in enumerate(attributes)}, state, transition)


def _strings(data: bytes, at: int) -> list[str]:
    """The strings of a table, by their numbers."""
    magic, _, _, _, number, list_at = _TABLE.unpack_from(data, at)
    if magic != b"CQDB":
        raise WrongModel("no table of strings")
    places = np.frombuffer(data, "<u4", count=number, offset=at + list_at).tolist()
    found = []
    for place in places:
        _, length = struct.unpack_from("<II", data, at + place)
        found.append(data[at + place + 8 : at + place + 7 + length].decode())
    return found
