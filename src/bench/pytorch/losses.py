"""Losses of the searches."""

import torch
from torch.nn import functional


def cross_entropy(logits, labels):
    """Mean over the batch."""
    return functional.cross_entropy(logits, labels)


def zero_one(alphas, norm):
    """FairDARTS: drives sigmoids of alpha away from one half; `-mean((s - 0.5)^2)` for l2, `-mean(|s - 0.5|)` for l1."""
    distance = torch.cat([alpha.flatten() for alpha in alphas]).sigmoid() - 0.5
    return -(distance.square() if norm == "l2" else distance.abs()).mean()


def cross_correlation(first, second, epsilon=1e-5):
    """[D, D] of two embeddings [N, D], each standardised over the batch (biased variance)."""
    first, second = (functional.batch_norm(z, None, None, training=True, eps=epsilon) for z in (first, second))
    return first.T @ second / len(first)


def barlow_twins(correlation):
    """Of a cross-correlation: the two parts, on and off the diagonal. The loss is `on + 0.0051 * off`."""
    diagonal = correlation.diagonal()
    on = (diagonal - 1).square().sum()
    return on, correlation.square().sum() - diagonal.square().sum()
