"""The network NETWORK, written by Astrapia.

Its weights: WEIGHTS.
It needs torch and numpy, and lies beside weights.npz:

    network = Network.load("weights.npz")
    network(images)                # logits; images SHAPE, bytes or numbers from 0 to 255
    network.probabilities(images)
    network.classes                # names in the order of the logits

A convolution's filter is [height, width, in, out], a depthwise one [height, width, channels, 1].
"""

import numpy
import torch
import torch.nn.functional as F
from torch import nn


def conv(x, filter, stride, padding, dilation):
    return F.conv2d(x, filter.permute(3, 2, 0, 1), None, stride, padding, dilation)


def depthwise(x, filter, stride, padding, dilation):
    return F.conv2d(x, filter.permute(2, 3, 0, 1), None, stride, padding, dilation, groups=x.shape[1])


class Network(nn.Module):
    def __init__(self, arrays):
        """arrays: names to numpy arrays, as weights.npz has them"""
        super().__init__()
        self.classes = [str(name) for name in arrays["classes"]]
        self.temperature = float(arrays["temperature"])
        for name in arrays:
            if name in ("classes", "temperature", "card"):
                continue
            values = torch.from_numpy(numpy.array(arrays[name]))
            if name.startswith("normalization/") or name.endswith(("/mean", "/variance")):
                self.register_buffer(name, values)
            else:
                self.register_parameter(name, nn.Parameter(values))

    @classmethod
    def load(cls, file):
        with numpy.load(file, allow_pickle=False) as arrays:
            return cls(arrays).eval()

    def __getitem__(self, name):
        return getattr(self, name)

    def normalised(self, images):
        """bytes [N, H, W, C] to numbers [N, C, H, W], rounded once"""
        shares = images.to(torch.float64) / 255
        normal = (shares - self["normalization/mean"]) / self["normalization/deviation"]
        return normal.permute(0, 3, 1, 2).to(torch.float32)

    def bn(self, x, site):
        return F.batch_norm(
            x,
            self[site + "/mean"],
            self[site + "/variance"],
            self[site + "/gamma"],
            self[site + "/beta"],
            training=self.training,
            eps=1e-5,
        )

    def probabilities(self, images):
        return PROBABILITIES

    def forward(self, images):
        FORWARD
        return RESULT
