"""The search network: every edge is the sum of all candidate operations, each times its mixing weight."""

import torch
from torch import nn

from backbone import Backbone
from operations import operation


class AddScaled(torch.autograd.Function):
    """`total + scale * value`, added in place; `scale` is the number that the scalar tensor `weight` holds.

    Keeps `value` only if the derivative by `weight` is wanted.
    """

    @staticmethod
    def forward(context, total, weight, scale, value):
        context.scale = scale
        if context.needs_input_grad[1]:
            context.save_for_backward(value)
        if total is None:
            return value * scale
        context.mark_dirty(total)
        return total.add_(value, alpha=scale)

    @staticmethod
    def backward(context, gradient):
        by_total = gradient if context.needs_input_grad[0] else None
        by_value = gradient * context.scale if context.needs_input_grad[3] else None
        by_weight = None
        if context.needs_input_grad[1]:
            (value,) = context.saved_tensors
            by_weight = (gradient * value).sum(dtype=torch.float32)
        return by_total, by_weight, None, by_value


class Mix:
    """Mixing weights of one kind of cell: `weights[edge][operation]` as tensors and `scales` as numbers."""

    def __init__(self, weights):
        self.scales = weights.tolist()
        self.weights = [row.unbind() for row in weights.unbind()]


class SearchCell(nn.Module):
    """Nodes 2, 3, ... each sum one mixed operation from every earlier node; the output is all of them side by side."""

    def __init__(self, reduction, channels, nodes, operations, share):
        super().__init__()
        self.reduction = reduction
        self.nodes = nodes
        self.share = share
        self.width = nodes * channels
        self.computed = [column for column, name in enumerate(operations) if name != "none"]
        for to in range(2, 2 + nodes):
            for source in range(to):
                stride = 2 if reduction and source < 2 else 1
                edge = nn.ModuleDict({name: operation(name, channels, stride, search=True) for name in operations})
                self.add_module(f"{to}<-{source}", edge)

    def forward(self, before, last, mix):
        maps = [self.pre0(before), self.pre1(last)]
        prepared = {}
        row = 0
        for to in range(2, 2 + self.nodes):
            total = None
            for source in range(to):
                candidates = list(getattr(self, f"{to}<-{source}").values())
                for column in self.computed:
                    value = self.apply(candidates[column], source, maps[source], prepared)
                    total = AddScaled.apply(total, mix.weights[row][column], mix.scales[row][column], value)
                row += 1
            maps.append(total)
        return torch.cat(maps[2:], dim=1)

    def apply(self, candidate, source, x, prepared):
        """The operation's result; with `share` what has no weights is computed once for each source."""
        if not self.share:
            return candidate(x)
        stride = 2 if self.reduction and source < 2 else 1
        key = (source, stride, candidate.preparation)
        if key not in prepared:
            prepared[key] = candidate.prepare(x)
        return candidate.finish(prepared[key])


class Supernet(Backbone):
    """The search network with its architecture weights `alpha_normal` and `alpha_reduce`, [edges, operations].

    `mixing` is softmax (DARTS) or sigmoid (FairDARTS). `none` is not computed: it adds zeros. `share` computes ReLUs and
    pools once for each node instead of once for each edge that leaves it.
    """

    def __init__(self, operations, cells, channels, nodes, classes, mixing, share=False):
        super().__init__(
            cells,
            channels,
            classes,
            lambda index, reduction, c: SearchCell(reduction, c, nodes, operations, share),
            search=True,
        )
        self.mixing = mixing
        edges = sum(range(2, 2 + nodes))
        for name in ("alpha_normal", "alpha_reduce"):
            start = torch.zeros(edges, len(operations))
            self.register_parameter(name, nn.Parameter(start.normal_(std=1e-3) if mixing == "softmax" else start))

    @property
    def alphas(self):
        return [self.alpha_normal, self.alpha_reduce]

    @property
    def weights(self):
        return [weight for name, weight in self.named_parameters() if not name.startswith("alpha_")]

    def mixed(self, alpha):
        return alpha.softmax(dim=1) if self.mixing == "softmax" else alpha.sigmoid()

    def forward(self, images):
        normal, reduce = (Mix(self.mixed(alpha)) for alpha in self.alphas)

        def run(cell, index, before, last):
            return cell(before, last, reduce if cell.reduction else normal)

        return self.classify(self.features(images, run))
