"""What the search network and derived networks have in common, and the names of weights that fixtures use."""

from torch import nn

from operations import FactorizedReduce, Pointwise, convolution, normalisation


class Stem(nn.Module):
    """3x3 convolution and BN with weights; no ReLU."""

    def __init__(self, channels):
        super().__init__()
        self.conv = convolution(3, channels, 3, padding=1)
        self.bn = normalisation(channels, affine=True)

    def forward(self, images):
        return self.bn(self.conv(images))


class Backbone(nn.Module):
    """Stem, cells `cell0`, `cell1`, ..., global average, linear classifier.

    Reduction cells stand at a third and two thirds of the depth and double the channels. `make_cell(index, reduction,
    channels)` returns a module that takes two maps, has `width`, and gets its `pre0` and `pre1` here.
    """

    def __init__(self, cells, channels, classes, make_cell, search):
        super().__init__()
        self.cells = cells
        self.reductions = {cells // 3, 2 * cells // 3}
        before, last = 3 * channels, 3 * channels
        self.stem = Stem(before)
        after_reduction = False
        for index in range(cells):
            reduction = index in self.reductions
            channels *= 2 if reduction else 1
            cell = make_cell(index, reduction, channels)
            first = FactorizedReduce if after_reduction else Pointwise
            cell.pre0 = first(before, channels, affine=not search)
            cell.pre1 = Pointwise(last, channels, affine=not search)
            self.add_module(f"cell{index}", cell)
            before, last = last, cell.width
            after_reduction = reduction
        self.width = last
        self.classifier = nn.Linear(last, classes)

    def cell(self, index):
        return getattr(self, f"cell{index}")

    def features(self, images, run_cell, seen=lambda index, output: None):
        """The last cell's map; `run_cell(cell, index, inputs)` runs one, `seen` is told every cell's output."""
        before = last = self.stem(images)
        for index in range(self.cells):
            before, last = last, run_cell(self.cell(index), index, before, last)
            seen(index, last)
        return last

    def classify(self, features):
        return self.classifier(features.mean((2, 3)))


def fixture_name(path):
    """`cell0.2<-1.sep_conv_3x3.bn1.weight` as `cell0/2<-1/sep_conv_3x3/bn1/gamma`."""
    *modules, last = path.split(".")
    if modules and modules[-1].startswith("bn"):
        last = {"weight": "gamma", "bias": "beta"}.get(last, last)
    elif modules and modules[-1] != "classifier":
        return "/".join(modules)
    return "/".join([*modules, last])
