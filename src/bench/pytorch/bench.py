"""Times iterations of a search, or with --genotype steps of a retraining; lines of JSON.

Says {"ready": ...} when the first iteration is over. Then it reads orders from standard input: `go N` runs N iterations and
prints a line for each. At the end of its input it prints {"peak_bytes": ...}. With --iterations it asks for no orders.
"""

import argparse
import json
import os
import sys
import time


def options():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cells", type=int, default=8)
    parser.add_argument("--channels", type=int, default=16)
    parser.add_argument("--nodes", type=int, default=4)
    parser.add_argument("--batch", type=int, default=64)
    parser.add_argument("--size", type=int, default=32, help="height and width of the images")
    parser.add_argument("--classes", type=int, default=10)
    parser.add_argument("--ops", default="darts", help="darts, fairdarts, or names with commas between")
    parser.add_argument("--mixing", choices=("softmax", "sigmoid"), default="softmax")
    parser.add_argument("--share", action="store_true", help="ReLUs and pools once for each node, not for each edge")
    parser.add_argument("--genotype", help="file of the network whose retraining is timed instead")
    parser.add_argument("--auxiliary", action="store_true", help="with the auxiliary head")
    parser.add_argument("--drop-path", type=float, default=0, help="probability")
    parser.add_argument("--nchw", action="store_true", help="channels first in memory")
    parser.add_argument("--device", default="cpu", help="cpu or cuda")
    parser.add_argument("--amp", action="store_true", help="mixed precision: float16 on cuda, bfloat16 on cpu")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--wait", choices=("passive", "active"), default="passive", help="how idle threads wait for work")
    parser.add_argument("--iterations", type=int, help="run so many and end")
    return parser.parse_args()


def peak_memory():
    """The most memory that this process has taken so far, in bytes; None where the system does not tell."""
    try:
        with open("/proc/self/status", encoding="ascii") as status:
            return next(1024 * int(line.split()[1]) for line in status if line.startswith("VmHWM:"))
    except (OSError, StopIteration):
        return None


def iterations(chosen):
    """A function that runs one iteration and returns its seconds."""
    import torch

    import genotype
    import training
    from network import Network
    from operations import SPACES
    from supernet import Supernet

    torch.manual_seed(1)
    torch.set_num_threads(chosen.threads)
    torch.set_flush_denormal(True)
    torch.backends.cudnn.benchmark = True
    memory = torch.contiguous_format if chosen.nchw else torch.channels_last
    precision = training.Precision(chosen.device if chosen.amp else None)

    def prepared(model):
        return model.to(chosen.device).to(memory_format=memory)

    def batches():
        ready = []
        for _ in range(4):
            images = torch.randn(chosen.batch, 3, chosen.size, chosen.size).to(chosen.device, memory_format=memory)
            ready.append((images, torch.randint(chosen.classes, (chosen.batch,)).to(chosen.device)))
        while True:
            yield from ready

    batch = batches()

    def timed(step):
        images, labels = next(batch)
        begin = time.perf_counter()
        step(images, labels)
        if chosen.device == "cuda":
            torch.cuda.synchronize()
        return time.perf_counter() - begin

    if chosen.genotype:
        network = Network(
            genotype.read(chosen.genotype), chosen.cells, chosen.channels, chosen.classes, chosen.auxiliary
        )
        network.dropped = chosen.drop_path
        retraining = training.Training(prepared(network), precision)
        return lambda: {"seconds": timed(retraining.step)}

    operations = SPACES.get(chosen.ops) or chosen.ops.split(",")
    supernet = Supernet(
        operations, chosen.cells, chosen.channels, chosen.nodes, chosen.classes, chosen.mixing, chosen.share
    )
    search = training.Search(prepared(supernet), precision)

    def iteration():
        architecture, weights = timed(search.architecture_step), timed(search.weight_step)
        return {"seconds": architecture + weights, "architecture": architecture, "weights": weights}

    return iteration


def say(**values):
    print(json.dumps(values), flush=True)


def main():
    chosen = options()
    os.environ["OMP_WAIT_POLICY"] = chosen.wait  # read when PyTorch is loaded
    begin = time.perf_counter()
    iterate = iterations(chosen)
    iterate()
    import torch

    say(ready=time.perf_counter() - begin, torch=torch.__version__, threads=chosen.threads, device=chosen.device)
    orders = [f"go {chosen.iterations}"] if chosen.iterations else sys.stdin
    for order in orders:
        word, count = order.split()
        if word != "go":
            sys.exit(f"unknown order {order.strip()}; there is: go N")
        for _ in range(int(count)):
            say(**iterate())
    peak = {"peak_bytes": peak_memory()}
    if chosen.device == "cuda":
        peak["peak_device_bytes"] = torch.cuda.max_memory_allocated()
    say(**peak)


if __name__ == "__main__":
    main()
