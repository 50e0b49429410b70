"""The candidate operations of DARTS and FairDARTS.

Every operation is split in two: `prepare` has no weights (the first ReLU, or the whole pool), `finish` has the rest. A cell
may therefore prepare a node once for all edges that leave it. Maps are [N, C, H, W]. Padding is symmetric at every stride.
"""

import torch
from torch import nn
from torch.nn import functional


def convolution(inputs, outputs, kernel, stride=1, padding=0, dilation=1, groups=1):
    """A convolution without bias."""
    return nn.Conv2d(inputs, outputs, kernel, stride, padding, dilation, groups, bias=False)


def normalisation(channels, affine):
    """Batch normalisation as DARTS has it: eps 1e-5, running statistics moved by a tenth."""
    return nn.BatchNorm2d(channels, eps=1e-5, momentum=0.1, affine=affine)


class Operation(nn.Module):
    """ReLU first, then what `finish` does."""

    preparation = "relu"
    is_identity = False

    def prepare(self, x):
        return functional.relu(x)

    def finish(self, prepared):
        raise NotImplementedError

    def forward(self, x):
        return self.finish(self.prepare(x))


class Zero(Operation):
    """`none`: zeros of the shape that the other operations have."""

    preparation = "none"

    def __init__(self, stride):
        super().__init__()
        self.stride = stride

    def prepare(self, x):
        return x

    def finish(self, prepared):
        return prepared[:, :, :: self.stride, :: self.stride] * 0


class Identity(Operation):
    """`skip_connect` at stride 1."""

    preparation = "none"
    is_identity = True

    def prepare(self, x):
        return x

    def finish(self, prepared):
        return prepared


class Pool(Operation):
    """3x3 pool; in a search network with batch normalisation behind it. Averages count the pixels of the map alone."""

    def __init__(self, kind, channels, stride, normalised):
        super().__init__()
        self.preparation = f"{kind} {stride}"
        self.kind = kind
        self.stride = stride
        if normalised:
            self.bn = normalisation(channels, affine=False)

    def prepare(self, x):
        if self.kind == "max":
            pooled = functional.max_pool2d(x, 3, self.stride, padding=1)
        else:
            pooled = functional.avg_pool2d(x, 3, self.stride, padding=1, count_include_pad=False)
        return self.bn(pooled) if hasattr(self, "bn") else pooled

    def finish(self, prepared):
        return prepared


class FactorizedReduce(Operation):
    """ReLU, two 1x1 convolutions of stride 2, the second one pixel off, side by side, BN. For even sizes."""

    def __init__(self, inputs, outputs, affine):
        super().__init__()
        self.conv1 = convolution(inputs, outputs // 2, 1, stride=2)
        self.conv2 = convolution(inputs, outputs - outputs // 2, 1, stride=2)
        self.bn = normalisation(outputs, affine)

    def finish(self, prepared):
        return self.bn(torch.cat([self.conv1(prepared), self.conv2(prepared[:, :, 1:, 1:])], dim=1))


class Pointwise(Operation):
    """ReLU, 1x1 convolution, BN: what a cell does to its inputs."""

    def __init__(self, inputs, outputs, affine):
        super().__init__()
        self.conv = convolution(inputs, outputs, 1)
        self.bn = normalisation(outputs, affine)

    def finish(self, prepared):
        return self.bn(self.conv(prepared))


class SeparableConvolution(Operation):
    """Twice ReLU, depthwise convolution, 1x1 convolution, BN; the stride is the first one's."""

    def __init__(self, channels, size, stride, affine):
        super().__init__()
        pad = size // 2
        self.dw1 = convolution(channels, channels, size, stride, pad, groups=channels)
        self.pw1 = convolution(channels, channels, 1)
        self.bn1 = normalisation(channels, affine)
        self.dw2 = convolution(channels, channels, size, 1, pad, groups=channels)
        self.pw2 = convolution(channels, channels, 1)
        self.bn2 = normalisation(channels, affine)

    def finish(self, prepared):
        x = self.bn1(self.pw1(self.dw1(prepared)))
        x = functional.relu(x, inplace=True)
        return self.bn2(self.pw2(self.dw2(x)))


class DilatedConvolution(Operation):
    """ReLU, depthwise convolution of dilation 2, 1x1 convolution, BN."""

    def __init__(self, channels, size, stride, affine):
        super().__init__()
        self.dw = convolution(channels, channels, size, stride, size // 2 * 2, dilation=2, groups=channels)
        self.pw = convolution(channels, channels, 1)
        self.bn = normalisation(channels, affine)

    def finish(self, prepared):
        return self.bn(self.pw(self.dw(prepared)))


class CrossedConvolution(Operation):
    """`conv_7x1_1x7`: ReLU, a row of 7, a column of 7, BN; full convolutions."""

    def __init__(self, channels, stride, affine):
        super().__init__()
        self.conv1 = convolution(channels, channels, (1, 7), (1, stride), (0, 3))
        self.conv2 = convolution(channels, channels, (7, 1), (stride, 1), (3, 0))
        self.bn = normalisation(channels, affine)

    def finish(self, prepared):
        return self.bn(self.conv2(self.conv1(prepared)))


def operation(name, channels, stride, search):
    """The operation of that name; `search` means BN without weights, and BN behind pools."""
    affine = not search
    if name == "none":
        return Zero(stride)
    if name == "skip_connect":
        return Identity() if stride == 1 else FactorizedReduce(channels, channels, affine)
    if name in ("max_pool_3x3", "avg_pool_3x3"):
        return Pool(name[:3], channels, stride, normalised=search)
    if name.startswith("sep_conv_"):
        return SeparableConvolution(channels, int(name[-1]), stride, affine)
    if name.startswith("dil_conv_"):
        return DilatedConvolution(channels, int(name[-1]), stride, affine)
    if name == "conv_7x1_1x7":
        return CrossedConvolution(channels, stride, affine)
    raise ValueError(f"unknown operation {name}")


SPACES = {
    "darts": "none max_pool_3x3 avg_pool_3x3 skip_connect sep_conv_3x3 sep_conv_5x5 dil_conv_3x3 dil_conv_5x5".split(),
    "fairdarts": "max_pool_3x3 avg_pool_3x3 skip_connect sep_conv_3x3 sep_conv_5x5 dil_conv_3x3 dil_conv_5x5".split(),
}
