"""The network that a genotype describes, with drop path and an auxiliary head."""

import torch
from torch import nn
from torch.nn import functional

from backbone import Backbone
from operations import convolution, normalisation, operation


def drop_path(x, probability):
    """Drops whole images of a map and scales those that stay."""
    stay = 1 - probability
    mask = torch.empty(x.shape[0], 1, 1, 1, dtype=x.dtype, device=x.device).bernoulli_(stay)
    return x * mask.div_(stay)


class DerivedCell(nn.Module):
    """A cell of a genotype. A node that no path reaches is absent; edges that leave it have weights but never run."""

    def __init__(self, cell, reduction, channels):
        super().__init__()
        self.inputs = []
        existing = cell.existing()
        self.output = [node for node in cell.output if node in existing]
        self.width = len(self.output) * channels
        if not self.output:
            raise ValueError("a cell has no path from input to output")
        for node, edges in enumerate(cell.nodes, start=2):
            modules = []
            for name, source in edges:
                stride = 2 if reduction and source < 2 else 1
                module = operation(name, channels, stride, search=False)
                self._add(f"{node}<-{source}", name, module)
                if source in existing:
                    modules.append((source, module))
            self.inputs.append(modules)

    def _add(self, edge, name, module):
        if not hasattr(self, edge):
            self.add_module(edge, nn.ModuleDict())
        same = sum(key.split("#")[0] == name for key in getattr(self, edge))
        getattr(self, edge)[name if same == 0 else f"{name}#{same + 1}"] = module

    def forward(self, before, last, dropped):
        maps = {0: self.pre0(before), 1: self.pre1(last)}
        for node, modules in enumerate(self.inputs, start=2):
            total = None
            for source, module in modules:
                value = module(maps[source])
                if dropped > 0 and not module.is_identity:
                    value = drop_path(value, dropped)
                total = value if total is None else total + value
            if total is not None:
                maps[node] = total
        return torch.cat([maps[node] for node in self.output], dim=1)


class AuxiliaryHead(nn.Module):
    """ReLU, 5x5 average pool of stride 3, 1x1 to 128, BN, ReLU, 2x2 to 768, BN, ReLU, linear; for maps of 8x8."""

    def __init__(self, channels, classes):
        super().__init__()
        self.conv1 = convolution(channels, 128, 1)
        self.bn1 = normalisation(128, affine=True)
        self.conv2 = convolution(128, 768, 2)
        self.bn2 = normalisation(768, affine=True)
        self.classifier = nn.Linear(768, classes)

    def forward(self, x):
        x = functional.avg_pool2d(functional.relu(x), 5, stride=3)
        x = functional.relu(self.bn1(self.conv1(x)), inplace=True)
        x = functional.relu(self.bn2(self.conv2(x)), inplace=True)
        return self.classifier(x.mean((2, 3)))


class Network(Backbone):
    """Returns logits and, in training with `auxiliary`, the auxiliary head's, otherwise None. `dropped` is drop path's
    probability."""

    def __init__(self, genotype, cells, channels, classes, auxiliary=False):
        super().__init__(
            cells,
            channels,
            classes,
            lambda index, reduction, c: DerivedCell(genotype.reduce if reduction else genotype.normal, reduction, c),
            search=False,
        )
        self.dropped = 0.0
        self.head_behind = 2 * cells // 3
        if auxiliary:
            self.aux = AuxiliaryHead(self.cell(self.head_behind).width, classes)

    def forward(self, images):
        heads = []
        dropped = self.dropped if self.training else 0

        def seen(index, output):
            if self.training and index == self.head_behind and hasattr(self, "aux"):
                heads.append(self.aux(output))

        features = self.features(images, lambda cell, index, before, last: cell(before, last, dropped), seen)
        return self.classify(features), heads[0] if heads else None
