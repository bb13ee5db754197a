"""Run by a Python that has torchvision: writes state dicts of random networks, inputs and what torchvision answers.

Usage: torchvision_reference.py FOLDER NAME...
"""

import sys

import numpy
import torch
import torchvision

SIZE = 97  # odd, so that the sides of padding differ


def make(folder: str, name: str) -> None:
    network = getattr(torchvision.models, f"efficientnet_{name}")(num_classes=10)
    norms = [module for module in network.modules() if isinstance(module, torch.nn.BatchNorm2d)]
    for norm in norms:  # weights that a fresh network does not have, and statistics that belong to them
        norm.momentum = 1.0
        torch.nn.init.uniform_(norm.weight, 0.5, 1.5)
        torch.nn.init.normal_(norm.bias, 0, 0.2)
    with torch.no_grad():
        network.train()(torch.randn(4, 3, SIZE, SIZE))
        picture = torch.randn(1, 3, SIZE, SIZE)
        logits = network.eval()(picture)
    torch.save(network.state_dict(), f"{folder}/{name}.pth")
    numpy.savez(f"{folder}/{name}.npz", picture=picture.numpy(), logits=logits.numpy())
    if name == "b0":
        torch.save(network.state_dict(), f"{folder}/{name}-old.pth", _use_new_zipfile_serialization=False)
        torch.onnx.export(network, picture, f"{folder}/{name}.onnx")


torch.manual_seed(1)
for each in sys.argv[2:]:
    make(sys.argv[1], each)
