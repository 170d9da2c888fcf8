"""An exported BERT encoder in PyTorch, its weights fixed, with a low-rank adapter on each product."""

import math
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import nn
from torch.nn import functional as F

HEADS = 12


class Weights:
    """What an ONNX export holds, by the names of PyTorch's modules."""

    def __init__(self, file: Path):
        graph = onnx.load(str(file)).graph
        self._tensors = {t.name: numpy_helper.to_array(t) for t in graph.initializer}
        word = "embeddings.word_embeddings.weight"
        self._prefix = next(n for n in self._tensors if n.endswith(word))[: -len(word)]
        # The export renames matrices and keeps the names of the biases that are added to products.
        readers = {}
        for node in graph.node:
            for name in node.input:
                readers.setdefault(name, []).append(node)
        self._products = {}
        for node in graph.node:
            if node.op_type == "MatMul" and node.input[1] in self._tensors:
                add = next(n for n in readers[node.output[0]] if n.op_type == "Add")
                bias = next(n for n in add.input if n in self._tensors)
                self._products[bias] = self._tensors[node.input[1]]

    def tensor(self, name: str) -> torch.Tensor:
        return torch.from_numpy(np.array(self._tensors[self._prefix + name], dtype=np.float32))

    def product(self, module: str) -> torch.Tensor:
        """[out, in]"""
        matrix = np.array(self._products[f"{self._prefix}{module}.bias"], dtype=np.float32)
        return torch.from_numpy(matrix).t().contiguous()


class Linear(nn.Module):
    """x W + b + scale (x A) B, of which A and B are trained (LoRA, arXiv:2106.09685)."""

    def __init__(self, weights: Weights, module: str, rank: int, alpha: float):
        super().__init__()
        self.module = module
        self.register_buffer("weight", weights.product(module))
        self.register_buffer("bias", weights.tensor(module + ".bias"))
        out, into = self.weight.shape
        self.a = nn.Parameter(torch.randn(rank, into) / math.sqrt(into))
        self.b = nn.Parameter(torch.zeros(out, rank))
        self.scale = alpha / rank

    def forward(self, x):
        return F.linear(x, self.weight, self.bias) + F.linear(F.linear(x, self.a), self.b * self.scale)


class Norm(nn.Module):
    def __init__(self, weights: Weights, module: str):
        super().__init__()
        self.register_buffer("weight", weights.tensor(module + ".weight"))
        self.register_buffer("bias", weights.tensor(module + ".bias"))

    def forward(self, x):
        return F.layer_norm(x, x.shape[-1:], self.weight, self.bias, 1e-12)


class Layer(nn.Module):
    def __init__(self, weights: Weights, number: int, rank: int, alpha: float):
        super().__init__()
        name = f"encoder.layer.{number}."

        def linear(module):
            return Linear(weights, name + module, rank, alpha)

        self.query, self.key, self.value = (
            linear("attention.self." + part) for part in ("query", "key", "value")
        )
        self.attention = linear("attention.output.dense")
        self.attention_norm = Norm(weights, name + "attention.output.LayerNorm")
        self.widen = linear("intermediate.dense")
        self.narrow = linear("output.dense")
        self.norm = Norm(weights, name + "output.LayerNorm")

    def forward(self, x, mask):
        batch, tokens, width = x.shape

        def parts(states):
            return states.view(batch, tokens, HEADS, width // HEADS).transpose(1, 2)

        seen = F.scaled_dot_product_attention(
            parts(self.query(x)), parts(self.key(x)), parts(self.value(x)), attn_mask=mask
        )
        seen = seen.transpose(1, 2).reshape(batch, tokens, width)
        x = self.attention_norm(x + self.attention(seen))
        return self.norm(x + self.narrow(F.gelu(self.widen(x))))


def mean(tokens, real):
    weight = real.float().unsqueeze(-1)
    return (tokens * weight).sum(1) / weight.sum(1)


def largest(tokens, real):
    return tokens.masked_fill(~real.unsqueeze(-1), -1e4).amax(1)


POOLINGS = {"mean": mean, "max": largest}


class Encoder(nn.Module):
    """Token ids [batch, tokens] to the pooled chosen states, side by side: all means first."""

    def __init__(
        self,
        weights: Weights,
        states: list[int],
        rank: int,
        alpha: float,
        poolings: tuple[str, ...] = ("mean",),
    ):
        super().__init__()
        for key in ("word", "position", "token_type"):
            self.register_buffer(key, weights.tensor(f"embeddings.{key}_embeddings.weight"))
        self.norm = Norm(weights, "embeddings.LayerNorm")
        self.layers = nn.ModuleList(
            [Layer(weights, number, rank, alpha) for number in range(states[-1])]
        )
        self.states = states
        self.poolings = [POOLINGS[name] for name in poolings]

    @property
    def dimensions(self) -> int:
        return self.word.shape[1] * len(self.states) * len(self.poolings)

    def forward(self, ids, real):
        """real: [batch, tokens], false where a token is padding."""
        x = F.embedding(ids, self.word) + self.position[: ids.shape[1]] + self.token_type[0]
        x = self.norm(x)
        mask = None if bool(real.all()) else torch.where(real[:, None, None, :], 0.0, -1e4)
        behind = [x]
        for layer in self.layers:
            behind.append(layer(behind[-1], mask))
        pooled = [pool(behind[n], real) for pool in self.poolings for n in self.states]
        return torch.cat(pooled, dim=-1)

    def adapted(self):
        return [module for module in self.modules() if isinstance(module, Linear)]
