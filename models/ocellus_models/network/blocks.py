"""A member of the family as a row of blocks with their channels, and the tensors that it needs.

Names are those of lukemelas' EfficientNet-PyTorch, which `naming` translates other tools' names into. It has no fused
blocks; here their k×k convolution is `_expand_conv`, or `_project_conv` where there is nothing to expand.
"""

import math
from dataclasses import dataclass

from . import variants
from .variants import Variant

Shapes = dict[str, tuple[int, ...]]
NORM = ("weight", "bias", "running_mean", "running_var")


@dataclass(frozen=True)
class Block:
    """One block.

    :param name: such as `_blocks.3`
    :param stage: from 0
    :param place: in its stage, from 0
    :param squeezed: channels of squeeze-and-excitation, 0 for none
    """

    name: str
    stage: int
    place: int
    fused: bool
    kernel: int
    stride: int
    inputs: int
    inner: int
    outputs: int
    squeezed: int

    @property
    def expands(self) -> bool:
        return self.inner != self.inputs

    @property
    def residual(self) -> bool:
        return self.stride == 1 and self.inputs == self.outputs


@dataclass(frozen=True)
class Layout:
    """What a graph is built from: channels of stem and head, and the blocks between them."""

    variant: Variant
    stem: int
    blocks: tuple[Block, ...]
    head: int
    classes: int

    def shapes(self) -> Shapes:
        """Returns every tensor with its shape, in the order of the network."""
        shapes = _normalised("_conv_stem", "_bn0", (self.stem, 3, 3, 3))
        for block in self.blocks:
            shapes |= _block_shapes(block)
        shapes |= _normalised("_conv_head", "_bn1", (self.head, self.blocks[-1].outputs, 1, 1))
        return shapes | {"_fc.weight": (self.classes, self.head), "_fc.bias": (self.classes,)}

    def parameters(self) -> int:
        """Returns the number of trained parameters: running means and variances are not."""
        return sum(math.prod(shape) for name, shape in self.shapes().items() if ".running_" not in name)


def layout(variant: Variant, classes: int) -> Layout:
    table = variant.table
    stem, head = (n if table.fixed_ends else table.channels(n, variant.width) for n in (table.stem, table.head))
    blocks: list[Block] = []
    inputs = stem
    for number, stage in enumerate(table.stages):
        outputs = table.channels(stage.channels, variant.width)
        for place in range(variants.repeats(stage, variant)):
            blocks.append(
                Block(
                    name=f"_blocks.{len(blocks)}",
                    stage=number,
                    place=place,
                    fused=stage.operator == variants.FUSED,
                    kernel=stage.kernel,
                    stride=stage.stride if place == 0 else 1,
                    inputs=inputs,
                    inner=inputs * stage.expansion,
                    outputs=outputs,
                    squeezed=max(1, int(inputs * stage.squeeze)) if stage.squeeze else 0,
                )
            )
            inputs = outputs
    return Layout(variant, stem, tuple(blocks), head, classes)


def _normalised(convolution: str, norm: str, shape: tuple[int, ...]) -> Shapes:
    return {f"{convolution}.weight": shape, **{f"{norm}.{part}": shape[:1] for part in NORM}}


def _block_shapes(block: Block) -> Shapes:
    shapes: Shapes = {}
    kernel = (block.kernel, block.kernel)
    if block.expands:
        window = kernel if block.fused else (1, 1)
        shapes |= _normalised(f"{block.name}._expand_conv", f"{block.name}._bn0", (block.inner, block.inputs, *window))
    if not block.fused:
        shapes |= _normalised(f"{block.name}._depthwise_conv", f"{block.name}._bn1", (block.inner, 1, *kernel))
    if block.squeezed:
        shapes[f"{block.name}._se_reduce.weight"] = (block.squeezed, block.inner, 1, 1)
        shapes[f"{block.name}._se_reduce.bias"] = (block.squeezed,)
        shapes[f"{block.name}._se_expand.weight"] = (block.inner, block.squeezed, 1, 1)
        shapes[f"{block.name}._se_expand.bias"] = (block.inner,)
    window = kernel if block.fused and not block.expands else (1, 1)
    return shapes | _normalised(
        f"{block.name}._project_conv", f"{block.name}._bn2", (block.outputs, block.inner, *window)
    )
