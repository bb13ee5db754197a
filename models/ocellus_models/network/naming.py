"""What lukemelas' EfficientNet-PyTorch, torchvision and timm do in their own ways: names of tensors, and arithmetic.

Each tool's table leads from our name of a layer (see `blocks`) to its own.
"""

from dataclasses import dataclass

from .blocks import Block, Layout

Names = dict[str, str]

LUKEMELAS = "lukemelas"
TORCHVISION = "torchvision"
TIMM = "timm"
TIMM_TF = "timm-tf"
ORIGINS = (LUKEMELAS, TORCHVISION, TIMM, TIMM_TF)
_EPSILON_1E5_IN_TORCHVISION = ("b0", "b1", "b2", "b3", "b4")


@dataclass(frozen=True)
class Arithmetic:
    """What the tool that trained the weights computes in its own way.

    :param same_padding: TensorFlow's SAME (`same_upper`), otherwise half the kernel on every side
    :param epsilon: of batch normalisation
    """

    same_padding: bool
    epsilon: float


@dataclass(frozen=True)
class Origin:
    """A tool that weights come from: its names for every tensor of a layout, and its arithmetic."""

    name: str
    tensors: Names
    arithmetic: Arithmetic


def origin(name: str, layout: Layout) -> Origin:
    """Returns one of `ORIGINS` for a layout; `timm-tf` are timm's ports of TensorFlow's weights (`tf_…`)."""
    layers = {LUKEMELAS: _lukemelas, TORCHVISION: _torchvision, TIMM: _timm, TIMM_TF: _timm}[name](layout)
    tensors = {ours: layers[ours.rpartition(".")[0]] + "." + ours.rpartition(".")[2] for ours in layout.shapes()}
    return Origin(name, tensors, _arithmetic(name, layout))


def _arithmetic(name: str, layout: Layout) -> Arithmetic:
    if name == TORCHVISION:  # trained there or ported from timm, except B5 to B7: from lukemelas
        return Arithmetic(False, 1e-5 if layout.variant.name in _EPSILON_1E5_IN_TORCHVISION else 1e-3)
    return Arithmetic(False, 1e-5) if name == TIMM else Arithmetic(True, 1e-3)


def _lukemelas(layout: Layout) -> Names:
    return {ours.rpartition(".")[0]: ours.rpartition(".")[0] for ours in layout.shapes()}


def _torchvision(layout: Layout) -> Names:
    last = layout.blocks[-1].stage + 2
    names = {"_conv_stem": "features.0.0", "_bn0": "features.0.1", "_fc": "classifier.1"}
    names |= {"_conv_head": f"features.{last}.0", "_bn1": f"features.{last}.1"}
    for block in layout.blocks:
        prefix = f"features.{block.stage + 1}.{block.place}.block"
        for number, parts in enumerate(_torchvision_parts(block)):
            names |= {f"{block.name}.{ours}": f"{prefix}.{number}.{theirs}" for ours, theirs in parts.items()}
    return names


def _torchvision_parts(block: Block) -> list[Names]:
    parts = [{"_expand_conv": "0", "_bn0": "1"}] if block.expands else []
    if not block.fused:
        parts.append({"_depthwise_conv": "0", "_bn1": "1"})
    if block.squeezed:
        parts.append({"_se_reduce": "fc1", "_se_expand": "fc2"})
    return [*parts, {"_project_conv": "0", "_bn2": "1"}]


def _timm(layout: Layout) -> Names:
    names = {"_conv_stem": "conv_stem", "_bn0": "bn1", "_conv_head": "conv_head", "_bn1": "bn2", "_fc": "classifier"}
    for block in layout.blocks:
        prefix = f"blocks.{block.stage}.{block.place}"
        names |= {f"{block.name}.{ours}": f"{prefix}.{theirs}" for ours, theirs in _timm_parts(block).items()}
    return names


def _timm_parts(block: Block) -> Names:
    """timm's modules: ConvBnAct and EdgeResidual (fused), DepthwiseSeparableConv and InvertedResidual (mobile)."""
    if block.fused:
        if not block.expands:
            return {"_project_conv": "conv", "_bn2": "bn1"}
        return {"_expand_conv": "conv_exp", "_bn0": "bn1", "_project_conv": "conv_pwl", "_bn2": "bn2"}
    gate = {"_se_reduce": "se.conv_reduce", "_se_expand": "se.conv_expand"}
    if not block.expands:
        return {"_depthwise_conv": "conv_dw", "_bn1": "bn1", "_project_conv": "conv_pw", "_bn2": "bn2", **gate}
    expand = {"_expand_conv": "conv_pw", "_bn0": "bn1"}
    return expand | {"_depthwise_conv": "conv_dw", "_bn1": "bn2", "_project_conv": "conv_pwl", "_bn2": "bn3", **gate}
