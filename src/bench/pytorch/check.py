"""Compares the port with numbers of the published implementations: check.py FIXTURES_DIR [--nchw] [--share].

A line for each fixture; exit status 1 when one differs, or when an expected tensor was never compared.
"""

import argparse
import os
import sys
from pathlib import Path

os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")

import torch

import genotype
import losses
import training
from backbone import fixture_name
from fixture import Fixture
from network import Network
from operations import operation
from second_order import unrolled
from supernet import Supernet


def check_operations(fixture, options):
    channels = fixture.config["C"]
    for case in fixture.json["cases"]:
        if not case["supported"]:
            continue
        prefix = case["case"] + "/"
        pool = "pool" in case["op"]
        module = operation(case["op"], channels, case["stride"], search=not pool or case["bn_after"])
        load(module, lambda name: fixture.given(prefix + "w/" + name))
        memory = layout(case, options)
        module = module.to(memory_format=memory)
        x = image(fixture.given(prefix + "x"), memory).requires_grad_()
        out = module(x)
        loss = (out * fixture.given(prefix + "R")).sum()
        fixture.expect(prefix + "out", out)
        fixture.expect(prefix + "loss", loss)
        names, inputs = ["x"], [x]
        for path, weight in module.named_parameters():
            names.append(fixture_name(path))
            inputs.append(weight)
        for name, gradient in zip(names, torch.autograd.grad(loss, inputs)):
            fixture.expect(prefix + "grad/" + name, gradient)


def check_supernet(fixture, options):
    mixing = fixture.kind[len("supernet-") :].replace("fairdarts", "sigmoid").replace("darts", "softmax")
    supernet = build_supernet(fixture, mixing, options)
    images, labels = image(fixture.given("in/x"), options.memory).requires_grad_(), fixture.given("in/y")
    for name, alpha in zip(("normal", "reduce"), supernet.alphas):
        fixture.expect("out/mix/" + name, supernet.mixed(alpha))
    hook(fixture, supernet, ["stem"] + [f"cell{i}" for i in range(supernet.cells)])
    logits = supernet(images)
    loss = losses.cross_entropy(logits, labels)
    fixture.expect("out/logits", logits)
    fixture.expect("out/ce", loss)
    check_gradients(fixture, supernet, loss, images, len(supernet.weights))
    check_steps(fixture, supernet, images, labels, options)
    if mixing == "sigmoid":
        check_zero_one(fixture, supernet, images, labels)
    restart_statistics(supernet)
    check_statistics(fixture, supernet, images, lambda: supernet(images))


def check_steps(fixture, supernet, images, labels, options):
    """The gradients that a search's steps compute, each alone."""
    for wanted, others in ((supernet.alphas, supernet.weights), (supernet.weights, supernet.alphas)):
        training.freeze(wanted, False)
        training.freeze(others, True)
        loss = losses.cross_entropy(supernet(image(images.detach(), options.memory)), labels)
        names = {id(parameter): fixture_name(path) for path, parameter in supernet.named_parameters()}
        for parameter, gradient in zip(wanted, torch.autograd.grad(loss, wanted)):
            name = "out/grad/" + names[id(parameter)]
            if fixture.expects(name):
                fixture.expect(name, gradient)
    training.freeze(supernet.parameters(), False)


def check_zero_one(fixture, supernet, images, labels):
    for norm in ("L1", "L2"):
        term = losses.zero_one(supernet.alphas, norm.lower())
        loss = losses.cross_entropy(supernet(images), labels) + 10 * term
        fixture.expect(f"out/{norm}/zero_one", term)
        fixture.expect(f"out/{norm}/total", loss)
        for prefix, value in (("zero_one_grad", term), ("grad", loss)):
            gradients = torch.autograd.grad(value, supernet.alphas, retain_graph=True)
            for name, gradient in zip(("alpha_normal", "alpha_reduce"), gradients):
                fixture.expect(f"out/{norm}/{prefix}/{name}", gradient)


def check_derived(fixture, options):
    config = fixture.config
    found = genotype.from_rows(config["genotype"])
    build = lambda head: Network(found, config["layers"], config["init_channels"], config["classes"], head)
    for what, head in (("parameters", True), ("parameters_without_auxiliary", False)):
        fixture.expect_equal(what, fixture.json[what], parameters(build(head)))
    network = build(config["auxiliary_head"])
    load(network, lambda name: fixture.given("param/" + name))
    network = network.to(memory_format=options.memory)
    images, labels = image(fixture.given("in/x"), options.memory).requires_grad_(), fixture.given("in/y")
    hook(fixture, network, [f"cell{i}" for i in range(network.cells)])
    logits, head = network(images)
    loss = training.total((logits, head), labels, config["auxiliary_weight"])
    fixture.expect("out/logits", logits)
    fixture.expect("out/aux_logits", head)
    fixture.expect("out/ce", losses.cross_entropy(logits, labels))
    fixture.expect("out/aux_ce", losses.cross_entropy(head, labels))
    fixture.expect("out/loss", loss)
    check_gradients(fixture, network, loss, images, len(list(network.parameters())))
    check_statistics(fixture, network, images, lambda: network(images)[0], trained=True)


def check_counts(fixture, options):
    config = fixture.config
    for case in fixture.json["cases"]:
        found = genotype.from_rows(case["genotype"])
        for what, head in (("params_with_aux", True), ("params_without_aux", False)):
            network = Network(found, config["layers"], config["init_channels"], config["classes"], head)
            fixture.expect_equal(case["genotype_name"] + " " + what, case[what], parameters(network))


def check_barlow(fixture, options):
    first, second = (fixture.given(f"in/z{view}").requires_grad_() for view in (1, 2))
    correlation = losses.cross_correlation(first, second, fixture.config["bn_eps"])
    on, off = losses.barlow_twins(correlation)
    loss = on + fixture.config["lambda"] * off
    for name, value in (("c", correlation), ("on_diag", on), ("off_diag", off), ("loss", loss)):
        fixture.expect("out/" + name, value)
    for name, gradient in zip(("z1", "z2"), torch.autograd.grad(loss, (first, second))):
        fixture.expect("out/grad/" + name, gradient)


def check_second_order(fixture, options):
    config = fixture.config
    supernet = build_supernet(fixture, config["mixing"], options)
    search = training.Search(supernet)
    group = search.weight_optimizer.param_groups[0]
    group["momentum"], group["weight_decay"] = config["momentum"], config["weight_decay"]
    names = [fixture_name(path) for path, _ in supernet.named_parameters() if not path.startswith("alpha_")]
    for name, weight in zip(names, search.weights):
        search.weight_optimizer.state[weight]["momentum_buffer"] = fixture.given("momentum/" + name)
    train, valid = (
        (image(fixture.given("in/x_" + part), options.memory), fixture.given("in/y_" + part)) for part in ("train", "valid")
    )
    loss = losses.cross_entropy(supernet(valid[0]), valid[1])
    fixture.expect("out/valid_loss_at_w", loss)
    before = torch.autograd.grad(loss, supernet.alphas)
    result = unrolled(search, train, valid, config["xi"], config["r"])
    for name, values in {
        "alpha_grad_without_unrolling": before,
        "first_order_part": result.first_order,
        "train_alpha_grad_plus": result.plus,
        "train_alpha_grad_minus": result.minus,
        "hvp": result.product,
        "alpha_grad": result.gradients,
    }.items():
        fixture.expect(f"out/{name}_normal", values[0])
        fixture.expect(f"out/{name}_reduce", values[1])
    for name, value in {
        "train_loss": result.train_loss,
        "valid_loss_at_w1": result.valid_loss,
        "vec_norm": result.norm,
        "R": result.radius,
    }.items():
        fixture.expect("out/" + name, value)
    for prefix, values in (("train_grad", result.train_gradients), ("w1", result.ahead), ("vec", result.direction)):
        for name, value in zip(names, values):
            if fixture.expects(f"out/{prefix}/{name}"):
                fixture.expect(f"out/{prefix}/{name}", value)


def check_updates(fixture, options):
    config = fixture.config
    names = config["tensors"]
    weights = [torch.nn.Parameter(fixture.given("w0/" + name).clone()) for name in names]
    sgd = config["optimizer"] == "sgd"
    if sgd:
        optimizer = training.weight_optimizer(weights, 0, config["momentum"], config["weight_decay"])
        parts = {"momentum": "momentum_buffer"}
    else:
        betas = (config["beta1"], config["beta2"])
        optimizer = training.architecture_optimizer(weights, config["lr"], betas, config["weight_decay"])
        parts = {"m": "exp_avg", "v": "exp_avg_sq"}
    for step in range(1, config["steps"] + 1):
        prefix = f"step{step}/"
        for name, weight in zip(names, weights):
            weight.grad = fixture.given(f"{prefix}grad/{name}").clone()
        if sgd:
            optimizer.param_groups[0]["lr"] = config["lr_per_step"][step - 1]
            fixture.expect(prefix + "grad_norm", training.clip(weights, config["clip_global_norm"]))
            for name, weight in zip(names, weights):
                fixture.expect(f"{prefix}clipped_grad/{name}", weight.grad)
        optimizer.step()
        for name, weight in zip(names, weights):
            fixture.expect(f"{prefix}w/{name}", weight)
            for part, key in parts.items():
                fixture.expect(f"{prefix}{part}/{name}", optimizer.state[weight][key])


def build_supernet(fixture, mixing, options):
    config = fixture.config
    supernet = Supernet(
        config["primitives"],
        config["layers"],
        config["init_channels"],
        config["steps"],
        config["classes"],
        mixing,
        options.share,
    )
    load(supernet, lambda name: fixture.given(("in/" if name.startswith("alpha_") else "param/") + name))
    return supernet.to(memory_format=options.memory)


@torch.no_grad()
def load(module, given):
    for path, parameter in module.named_parameters():
        value = given(fixture_name(path))
        if value.shape != parameter.shape:
            raise ValueError(f"{path} is {list(parameter.shape)}, given {list(value.shape)}")
        parameter.copy_(value)


def layout(case, options):
    """oneDNN 2.6 writes outside of its memory for the derivative of a strided 1x1 convolution to two channels."""
    narrow = case["op"] == "skip_connect" and case["stride"] == 2
    return torch.contiguous_format if narrow else options.memory


def image(x, memory):
    return x.clone(memory_format=memory)


def parameters(network):
    return sum(parameter.numel() for parameter in network.parameters())


def hook(fixture, network, names):
    """Compares the outputs of modules in the first forward pass."""
    for name in names:
        if fixture.expects("out/act/" + name):

            def compare(module, inputs, output, name=name):
                fixture.expect("out/act/" + name, output)
                handles[name].remove()

            handles = network.__dict__.setdefault("handles", {})
            handles[name] = getattr(network, name).register_forward_hook(compare)


def check_gradients(fixture, network, loss, images, weights):
    inputs = dict(network.named_parameters())
    gradients = torch.autograd.grad(loss, [images, *inputs.values()], allow_unused=True)
    fixture.expect("out/grad/x", gradients[0])
    squares = 0
    for (path, parameter), gradient in zip(inputs.items(), gradients[1:]):
        gradient = torch.zeros_like(parameter) if gradient is None else gradient
        if fixture.expects("out/grad/" + fixture_name(path)):
            fixture.expect("out/grad/" + fixture_name(path), gradient)
        if not path.startswith("alpha_"):
            squares = squares + gradient.double().square().sum()
            weights -= 1
    fixture.expect_equal("weights without a gradient", 0, weights)
    fixture.expect("out/grad_global_norm", squares.sqrt())


def restart_statistics(network):
    for module in network.modules():
        if isinstance(module, torch.nn.BatchNorm2d):
            module.reset_running_stats()


@torch.no_grad()
def check_statistics(fixture, network, images, logits, trained=False):
    """Running statistics after one training pass, and logits by them."""
    if not trained:
        logits()
    for path, value in network.named_buffers():
        *modules, last = path.split(".")
        name = "/".join(["out", *modules, last])
        if fixture.expects(name):
            fixture.expect(name, value)
    network.eval()
    fixture.expect("out/eval_logits", logits())


CHECKS = {
    "op": check_operations,
    "supernet-darts": check_supernet,
    "supernet-fairdarts": check_supernet,
    "derived": check_derived,
    "derived-counts": check_counts,
    "barlow": check_barlow,
    "second-order": check_second_order,
    "update-sgd": check_updates,
    "update-adam": check_updates,
}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("fixtures", type=Path)
    parser.add_argument("--nchw", action="store_true", help="channels first in memory, too")
    parser.add_argument("--share", action="store_true", help="as bench.py --share")
    options = parser.parse_args()
    options.memory = torch.contiguous_format if options.nchw else torch.channels_last
    torch.set_num_threads(1)
    directories = sorted(path.parent for path in options.fixtures.glob("*/fixture.json"))
    failed = not directories
    for directory in directories:
        fixture = Fixture(directory)
        if fixture.kind not in CHECKS:
            print(f"skip {directory.name}: nothing of a network")
            continue
        CHECKS[fixture.kind](fixture, options)
        fixture.finish()
        print(f"{'FAIL' if fixture.failures else 'ok  '} {directory.name}: {len(fixture.compared)} compared")
        for failure in fixture.failures:
            print("     " + failure)
        failed |= bool(fixture.failures)
    sys.exit(failed)


if __name__ == "__main__":
    main()
