"""Reads a whole model (OpenVINO IR, ONNX, TFLite) and gives it the inputs and outputs of a `FloatNetwork`."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

import openvino as ov
from openvino.preprocess import ColorFormat, PrePostProcessor

from ..errors import ModelsError
from .normalisation import Channels, Normalisation

SUFFIXES = (".xml", ".onnx", ".tflite")
_QUANTIZED = "FakeQuantize"
_AFTER_SOFTMAX = ("Convert", _QUANTIZED)


@dataclass(frozen=True)
class ModelFile:
    """A model with input `input` [1,3,size,size] f32 RGB and output `logits` [1,classes] f32.

    :param quantized: whether it is quantized already
    """

    model: ov.Model
    size: int
    classes: int
    normalised: Normalisation
    quantized: bool


def read(path: Path, size: int, normalised: Normalisation | None) -> ModelFile:
    """Reads a file of `SUFFIXES`.

    :param size: in pixels, taken where the model leaves it open
    :param normalised: None: what the model's own `model_info` says
    :raises ModelsError: if it can't be read, is no classifier of one picture, or nothing says how it is normalised
    """
    try:
        model = ov.Core().read_model(path)
    except RuntimeError as e:
        reason = str(e).strip().splitlines()[-1].strip().rstrip(".")
        raise ModelsError(f"{path.name} can't be read as a model ({reason}); copy it again, with its .bin.") from e
    nchw, found = _picture(path, model)
    _classes(path, model)
    info = _Info(model)
    if info.text("embedded_processing") == "True":
        raise ModelsError(f"{path.name} resizes and normalises pictures by itself; export it without preprocessing.")
    pixels = model.input(0).get_element_type() == ov.Type.u8  # a quantized input takes pixels as they are
    channels = Normalisation((0, 0, 0), (1, 1, 1)) if pixels else normalised or info.normalised()
    if channels is None:
        raise ModelsError(
            f"{path.name} does not say how its input is normalised: add --mean and --scale "
            "(of ImageNet: --mean 123.675,116.28,103.53 --scale 58.395,57.12,57.375)."
        )
    model = _adapted(_without_softmax(model), nchw, info.wants_bgr())
    model.reshape([1, 3, found or size, found or size])
    quantized = any(node.get_type_name() == _QUANTIZED for node in model.get_ops())
    return ModelFile(model, found or size, model.output(0).shape[1], channels, quantized)


def sha256(path: Path) -> str:
    """Returns the sum over the file; over the `.bin` too, where an IR has one."""
    files = (path, path.with_suffix(".bin")) if path.suffix == ".xml" else (path,)
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()


def _picture(path: Path, model: ov.Model) -> tuple[bool, int]:
    """Returns whether channels come first, and the size, 0 where it is open."""
    dimensions = list(model.inputs[0].partial_shape) if len(model.inputs) == 1 else []
    shape: list[int] = [d.get_length() if d.is_static else 0 for d in dimensions]
    if len(shape) == 4 and shape[0] in (0, 1):
        for nchw, channels, (height, width) in ((True, shape[1], shape[2:]), (False, shape[3], shape[1:3])):
            if channels == 3 and height == width:
                return nchw, height
    inputs = ", ".join(str(i.partial_shape) for i in model.inputs)
    raise ModelsError(f"{path.name} must have one input for one square colour picture, but has {inputs}.")


def _classes(path: Path, model: ov.Model) -> None:
    shapes = [output.partial_shape for output in model.outputs]
    if len(shapes) != 1 or shapes[0].rank != ov.Dimension(2) or shapes[0][1].is_dynamic:
        raise ModelsError(
            f"{path.name} must have one output [1,classes], but has {', '.join(map(str, shapes))}: no classifier."
        )


class _Info:
    """What Model API writes into a model, `rt_info/model_info`."""

    def __init__(self, model: ov.Model) -> None:
        self._model = model

    def text(self, key: str) -> str:
        path = ["model_info", key]
        return str(self._model.get_rt_info(path).value) if self._model.has_rt_info(path) else ""

    def wants_bgr(self) -> bool:
        return self.text("reverse_input_channels") == "False"

    def normalised(self) -> Normalisation | None:
        """Returns mean and scale in the order R, G, B; the file has them in the model's own order."""
        mean, scale = (self._channels(key) for key in ("mean_values", "scale_values"))
        return Normalisation(mean, scale) if mean and scale else None

    def _channels(self, key: str) -> Channels | None:
        values = [float(value) for value in self.text(key).split()]
        if len(values) != 3:
            return None
        first, second, third = reversed(values) if self.wants_bgr() else values
        return first, second, third


def _without_softmax(model: ov.Model) -> ov.Model:
    """Takes the logits out of a model that ends in probabilities."""
    node = model.output(0).get_node().input_value(0).get_node()
    while node.get_type_name() in _AFTER_SOFTMAX:
        node = node.input_value(0).get_node()
    if node.get_type_name() != "Softmax":
        return model
    return ov.Model([node.input_value(0)], model.get_parameters(), model.get_friendly_name())


def _adapted(model: ov.Model, nchw: bool, bgr: bool) -> ov.Model:
    steps = PrePostProcessor(model)
    tensor = steps.input().tensor().set_element_type(ov.Type.f32).set_layout(ov.Layout("NCHW"))
    steps.input().model().set_layout(ov.Layout("NCHW" if nchw else "NHWC"))
    steps.output().tensor().set_element_type(ov.Type.f32)
    if bgr:
        tensor.set_color_format(ColorFormat.RGB)
        steps.input().preprocess().convert_color(ColorFormat.BGR)
    adapted: ov.Model = steps.build()
    adapted.input(0).set_names({"input"})
    adapted.output(0).set_names({"logits"})
    return adapted
