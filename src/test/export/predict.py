"""Says what exported modules make of the images in folders: module/model.py with its weights, images -> torch-*."""
import importlib.util
import pathlib
import sys

import numpy
import torch

torch.set_num_threads(1)
for folder in map(pathlib.Path, sys.argv[1:]):
    spec = importlib.util.spec_from_file_location("model", folder / "module" / "model.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    network = module.Network.load(folder / "module" / "weights.npz")
    images = numpy.fromfile(folder / "images", numpy.uint8)
    side = int(round((images.size / 100 / 3) ** 0.5))
    batch = torch.from_numpy(images.reshape(-1, side, side, 3))
    with torch.no_grad():
        network(batch).numpy().astype("<f4").tofile(folder / "torch-logits")
        network.probabilities(batch).numpy().astype("<f4").tofile(folder / "torch-probabilities")
    (folder / "torch-classes").write_text("\n".join(network.classes), encoding="utf-8")
