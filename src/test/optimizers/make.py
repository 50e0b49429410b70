#!/usr/bin/python3
"""What PyTorch makes of some weights by given gradients, for OptimizerStepsTest.

Needs python3-torch; 1.13.1 wrote the file that is kept. To write it again:

    src/test/optimizers/make.py > src/test/resources/optimizers/pytorch.txt

Each case is an optimizer in our words, and how PyTorch does the same: its own optimizers and schedulers, all in 64 bits. PyTorch
has no LARS; the class below follows the formula that the code of Barlow Twins (facebookresearch/barlowtwins, main.py) applies:
decay first, then the ratio of the norms for all but vectors, then momentum;
it is bounded as solo-learn bounds it (clip_lr).
"""
import math
import torch

EPOCHS = 3
STEPS = 2
SHAPES = {"conv/weight": (2, 2, 1, 2), "bn/scale": (2,), "bn/offset": (2,), "classifier/weight": (2, 3), "classifier/bias": (3,)}


class Lars(torch.optim.Optimizer):
    def __init__(self, groups, **defaults):
        super().__init__(groups, defaults)

    @torch.no_grad()
    def step(self):
        for group in self.param_groups:
            for w in group["params"]:
                d = w.grad + group["weight_decay"] * w
                if w.dim() > 1 and w.norm() > 0 and d.norm() > 0:
                    ratio = group["trust"] * w.norm() / d.norm()
                    d = d * (min(ratio / group["lr"], 1) if group.get("bounded") else ratio)
                m = self.state[w].setdefault("m", torch.zeros_like(w))
                m.mul_(group["momentum"]).add_(d)
                w.sub_(group["lr"] * m)


def constant(optimizer):
    return torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: 1)


def cosine(minimum):
    return lambda optimizer: torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, EPOCHS * STEPS, minimum)


def factor(of):
    """A schedule that multiplies the rate, by the step."""
    return lambda optimizer: torch.optim.lr_scheduler.LambdaLR(optimizer, of)


def ldam(step):
    """adjust_learning_rate of kaidic/LDAM-DRW with a warm-up of 2 epochs and a fall after the second."""
    epoch = step // STEPS + 1
    return epoch / 2 if epoch <= 2 else 0.01


def warm_cosine(step):
    """A warm-up by steps over one epoch, then half a cosine over the other two, which ends at 0."""
    done = step - STEPS
    return (step + 1) / STEPS if step < STEPS else (1 + math.cos(math.pi * done / (STEPS * (EPOCHS - 1)))) / 2


SGD = torch.optim.SGD
CASES = [
    # in our words; torch's; its arguments; clip; schedule; decay and rate of vectors, rate of the classifier
    ("sgd(0.1)", SGD, dict(lr=0.1), None, constant, {}),
    ("sgd(0.1, momentum=0.9, decay=0.02)", SGD, dict(lr=0.1, momentum=0.9, weight_decay=0.02), None, constant, {}),
    ("sgd(0.1, momentum=0.9, decay=0.02, clip=1, nesterov=true)", SGD,
     dict(lr=0.1, momentum=0.9, weight_decay=0.02, nesterov=True), 1, constant, {}),
    ("sgd(0.1, momentum=0.9, decay=0.02, decay-norm=0, rate-head=0.5)", SGD,
     dict(lr=0.1, momentum=0.9, weight_decay=0.02), None, constant, dict(decay=0, head=0.5)),
    ("sgd(0.1, momentum=0.9) >> warm-up(2) >> steps([2], factor=0.01)", SGD, dict(lr=0.1, momentum=0.9), None,
     factor(ldam), {}),
    ("sgd(0.1, momentum=0.9, nesterov=true) >> cosine(0.01, per=step)", SGD,
     dict(lr=0.1, momentum=0.9, nesterov=True), None,
     cosine(0.01), {}),
    ("sgd(0.1) >> warm-up(1, per=step) >> cosine(0, per=step)", SGD, dict(lr=0.1), None, factor(warm_cosine), {}),
    ("adam(0.01, betas=[0.5, 0.999], decay=0.02, clip=2)", torch.optim.Adam,
     dict(lr=0.01, betas=(0.5, 0.999), weight_decay=0.02), 2, constant, {}),
    ("adam(0.01, decay=0.02, decay-norm=0.001)", torch.optim.Adam, dict(lr=0.01, weight_decay=0.02), None, constant,
     dict(decay=0.001)),
    ("adamw(0.01)", torch.optim.AdamW, dict(lr=0.01), None, constant, {}),
    ("adamw(0.01, betas=[0.8, 0.99], decay=0.3, decay-norm=0, rate-head=0.04) >> cosine(0, per=step)",
     torch.optim.AdamW, dict(lr=0.01, betas=(0.8, 0.99), weight_decay=0.3), None, cosine(0),
     dict(decay=0, head=0.04)),
    ("lars(0.3, decay=0.01)", Lars, dict(lr=0.3, momentum=0.9, trust=0.001, weight_decay=0.01), None, constant,
     dict(decay=0)),
    ("lars(0.3, decay=0.01, trust=0.2, bounded=true, rate-head=0.1) >> cosine(0, per=step)", Lars,
     dict(lr=0.3, momentum=0.9, trust=0.2, weight_decay=0.01, bounded=True), None, cosine(0), dict(decay=0, head=0.1)),
    ("lars(0.3, momentum=0.5, decay=0.01, trust=0.02, clip=1, decay-norm=0.1, rate-norm=0.01) >> cosine(0, per=step)",
     Lars, dict(lr=0.3, momentum=0.5, trust=0.02, weight_decay=0.01), 1, cosine(0), dict(decay=0.1, vectors=0.01)),
]


def groups(weights, defaults, unlike):
    """The parameter groups: one for each tensor, since decay and rate may be its own."""
    for name, w in weights.items():
        vector = w.dim() == 1
        rate = unlike.get("vectors", defaults["lr"]) if vector else defaults["lr"]
        rate = unlike.get("head", rate) if name.startswith("classifier/") else rate
        group = dict(params=[w], lr=rate)
        if vector and "decay" in unlike:
            group["weight_decay"] = unlike["decay"]
        yield group


def numbers(tensors):
    flat = torch.cat([tensor.reshape(-1) for tensor in tensors])
    return " ".join(repr(round(number, 9)) for number in flat.tolist())


def main():
    generator = torch.Generator().manual_seed(1)
    draw = lambda shape: torch.randn(shape, generator=generator, dtype=torch.float64).mul(1000).round().div(1000)
    first = {name: draw(shape) for name, shape in SHAPES.items()}
    gradients = [{name: draw(shape) for name, shape in SHAPES.items()} for _ in range(EPOCHS * STEPS)]
    gradients[1] = {name: g * 0.1 for name, g in gradients[1].items()}  # short enough for no clipping
    print("# Written by src/test/optimizers/make.py with PyTorch " + torch.__version__ + "; " + str(STEPS) + " steps an epoch.")
    for name, shape in SHAPES.items():
        print("tensor", name, *shape)
    print("weights", numbers(first.values()))
    for gradient in gradients:
        print("gradient", numbers(gradient.values()))
    for words, kind, arguments, clip, schedule, unlike in CASES:
        weights = {name: w.clone().requires_grad_() for name, w in first.items()}
        optimizer = kind(list(groups(weights, arguments, unlike)), **arguments)
        scheduler = schedule(optimizer)
        print("case", words)
        for gradient in gradients:
            for name, w in weights.items():
                w.grad = gradient[name].clone()
            if clip:
                torch.nn.utils.clip_grad_norm_(weights.values(), clip)
            optimizer.step()
            scheduler.step()
            print("step", numbers(w.detach() for w in weights.values()))


if __name__ == "__main__":
    main()
