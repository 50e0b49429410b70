"""DARTS of second order: alpha's gradient one step of the weights ahead."""

from dataclasses import dataclass

import torch

import losses
from training import freeze


@dataclass
class Unrolled:
    """The gradient and what it is made of; lists have an entry for each weight or for both alphas."""

    train_loss: torch.Tensor
    train_gradients: list
    ahead: list
    valid_loss: torch.Tensor
    direction: list
    norm: torch.Tensor
    radius: torch.Tensor
    first_order: list
    plus: list
    minus: list
    product: list
    gradients: list


def unrolled(search, train, valid, rate, radius=0.01):
    """The gradient `dLvalid/dalpha(w1) - rate * H`, where w1 is one SGD step with momentum from w, without clipping, and
    `H` the central difference of dLtrain/dalpha at `w ± R * v`, `v = dLvalid/dw(w1)`, `R = radius / |v|`. `train` and
    `valid` are (images, labels). The weights are as before afterwards.
    """
    weights, alphas = search.weights, search.alphas
    group = search.weight_optimizer.param_groups[0]
    kept = [weight.detach().clone() for weight in weights]

    def at(values, batch, wanted):
        copy(weights, values)
        freeze(weights, wanted == "alphas")
        freeze(alphas, wanted == "weights")
        inputs = {"weights": weights, "alphas": alphas, "both": weights + alphas}[wanted]
        images, labels = batch
        loss = losses.cross_entropy(search.supernet(images), labels)
        return loss.detach(), list(torch.autograd.grad(loss, inputs))

    train_loss, train_gradients = at(kept, train, "weights")
    ahead = [
        weight - rate * (group["momentum"] * momentum(search, live) + gradient + group["weight_decay"] * weight)
        for weight, live, gradient in zip(kept, weights, train_gradients)
    ]
    valid_loss, both = at(ahead, valid, "both")
    direction, first_order = both[: len(weights)], both[len(weights) :]
    norm = torch.stack([part.norm() for part in direction]).norm()
    reach = radius / norm
    plus = at([w + reach * v for w, v in zip(kept, direction)], train, "alphas")[1]
    minus = at([w - reach * v for w, v in zip(kept, direction)], train, "alphas")[1]
    copy(weights, kept)
    product = [(p - m) / (2 * reach) for p, m in zip(plus, minus)]
    gradients = [first - rate * part for first, part in zip(first_order, product)]
    return Unrolled(
        train_loss, train_gradients, ahead, valid_loss, direction, norm, reach, first_order, plus, minus, product, gradients
    )


def momentum(search, weight):
    """The optimizer's buffer, 0 before its first step."""
    buffer = search.weight_optimizer.state.get(weight, {}).get("momentum_buffer")
    return 0 if buffer is None else buffer


@torch.no_grad()
def copy(targets, values):
    for target, value in zip(targets, values):
        target.copy_(value)
