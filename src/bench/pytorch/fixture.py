"""Numbers of a published implementation, and what differs from them."""

import json

import numpy
import torch


class Fixture:
    """`fixture.json` and `tensors.npz` of a directory, and what differed."""

    def __init__(self, directory):
        self.json = json.loads((directory / "fixture.json").read_text(encoding="utf-8"))
        file = directory / "tensors.npz"
        self.arrays = dict(numpy.load(file)) if file.exists() else {}
        self.kind, self.config = self.json["kind"], self.json["config"]
        self.compared = set()
        self.failures = []

    def given(self, name):
        return torch.from_numpy(self.arrays[name])

    def expects(self, name):
        return name in self.arrays and self.json["tensors"][name]["role"] == "expected"

    def expect(self, name, actual):
        """Compares a whole tensor within its own tolerance."""
        self.compared.add(name)
        expected = self.given(name).double()
        actual = actual.detach().double().cpu()
        if expected.shape != actual.shape:
            self.failures.append(f"{name}: {list(actual.shape)}, expected {list(expected.shape)}")
            return
        difference = (actual - expected).abs().max().item() if expected.numel() else 0
        if not difference <= self.json["tensors"][name]["atol"]:
            self.failures.append(f"{name} differs by {difference}, allowed {self.json['tensors'][name]['atol']}")

    def expect_equal(self, what, expected, actual):
        self.compared.add(what)
        if expected != actual:
            self.failures.append(f"{what}: {actual}, expected {expected}")

    def finish(self):
        for name in self.arrays:
            if self.expects(name) and name not in self.compared:
                self.failures.append(f"{name} was never compared")
