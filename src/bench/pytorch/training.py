"""The steps of a search and of a retraining, with derivatives for what a step changes and no more."""

import inspect

import torch

import losses


def at_once(function):
    """`foreach=True` where this version of PyTorch knows it: one call for all tensors."""
    return {"foreach": True} if "foreach" in inspect.signature(function).parameters else {}


def weight_optimizer(weights, rate=0.025, momentum=0.9, decay=3e-4):
    return torch.optim.SGD(weights, rate, momentum=momentum, weight_decay=decay, **at_once(torch.optim.SGD))


def architecture_optimizer(alphas, rate=3e-4, betas=(0.5, 0.999), decay=1e-3):
    return torch.optim.Adam(alphas, rate, betas=betas, weight_decay=decay, **at_once(torch.optim.Adam))


def clip(weights, norm=5.0):
    return torch.nn.utils.clip_grad_norm_(weights, norm, **at_once(torch.nn.utils.clip_grad_norm_))


def freeze(parameters, frozen):
    """What is frozen keeps nothing for the way back."""
    for parameter in parameters:
        parameter.requires_grad_(not frozen)


class Search:
    """Steps of alpha and of the weights, of first order, with cross-entropy."""

    def __init__(self, supernet, amp=None):
        self.supernet = supernet
        self.weights = supernet.weights
        self.alphas = supernet.alphas
        self.weight_optimizer = weight_optimizer(self.weights)
        self.architecture_optimizer = architecture_optimizer(self.alphas)
        self.amp = amp or Precision(None)

    def architecture_step(self, images, labels):
        freeze(self.weights, True)
        freeze(self.alphas, False)
        with self.amp.cast():
            loss = losses.cross_entropy(self.supernet(images), labels)
        gradients = torch.autograd.grad(self.amp.scaled(loss), self.alphas)
        for alpha, gradient in zip(self.alphas, gradients):
            alpha.grad = gradient
        self.amp.step(self.architecture_optimizer)
        return loss.item()

    def weight_step(self, images, labels):
        freeze(self.weights, False)
        freeze(self.alphas, True)
        with self.amp.cast():
            loss = losses.cross_entropy(self.supernet(images), labels)
        self.amp.scaled(loss).backward()
        self.amp.step(self.weight_optimizer, self.weights)
        return loss.item()


class Training:
    """Steps of a derived network; its auxiliary head's loss counts 0.4."""

    def __init__(self, network, amp=None):
        self.network = network
        self.weights = list(network.parameters())
        self.optimizer = weight_optimizer(self.weights)
        self.amp = amp or Precision(None)

    def step(self, images, labels):
        with self.amp.cast():
            loss = total(self.network(images), labels)
        self.amp.scaled(loss).backward()
        self.amp.step(self.optimizer, self.weights)
        return loss.item()


def total(outputs, labels, auxiliary=0.4):
    """The loss of a derived network's outputs."""
    logits, head = outputs
    loss = losses.cross_entropy(logits, labels)
    return loss if head is None else loss + auxiliary * losses.cross_entropy(head, labels)


class Precision:
    """Mixed precision on a device type, `cuda` or `cpu`, or with None 32-bit floats throughout.

    A processor has bfloat16, whose range needs no scale.
    """

    def __init__(self, device):
        self.device = device
        self.scaler = torch.cuda.amp.GradScaler() if device == "cuda" else None

    def cast(self):
        return torch.autocast(self.device or "cpu", enabled=self.device is not None)

    def scaled(self, loss):
        return self.scaler.scale(loss) if self.scaler else loss

    def step(self, optimizer, clipped=()):
        """One update from the gradients, which are dropped afterwards."""
        if self.scaler:
            self.scaler.unscale_(optimizer)
        if clipped:
            clip(clipped)
        if self.scaler:
            self.scaler.step(optimizer)
            self.scaler.update()
        else:
            optimizer.step()
        optimizer.zero_grad(set_to_none=True)
