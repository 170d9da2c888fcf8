"""Tunes an encoder to moderation by a low-rank adapter. See README.md."""

import argparse
import json
import math
import random
import time
from collections import Counter
from pathlib import Path

import numpy as np
import torch
from safetensors.numpy import load_file, save_file
from sklearn.metrics import roc_auc_score
from tokenizers import Tokenizer
from torch import nn
from torch.nn import functional as F

from encoder import Encoder, Weights
from rows import CATEGORIES, SETS, Tasks, disguised, read, told

CHUNK = 32_768
DISGUISED = 0.12
WARM_UP = 0.06
INTENT_WEIGHT = 0.3
DROPOUT = 0.1


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--encoder", type=Path, required=True, help="folder with model.onnx and tokenizer.json")
    parser.add_argument("--data", type=Path, required=True, help="folder of sets")
    parser.add_argument("--out", type=Path, required=True, help="folder that the adapter is written into")
    parser.add_argument("--states", default="0,4", help="as `winnow encoder compile --states`")
    parser.add_argument(
        "--poolings", default="mean", help="what the heads read: mean, or mean,max side by side"
    )
    parser.add_argument("--rank", type=int, default=32)
    parser.add_argument("--alpha", type=float, default=32)
    parser.add_argument("--rate", type=float, default=1e-3, help="the highest; heads learn at three times it")
    parser.add_argument("--steps", type=int, default=1250)
    parser.add_argument("--batch-tokens", type=int, default=4096)
    parser.add_argument("--max-tokens", type=int, default=96)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--start", type=Path, help="folder of the adapter that this one goes on from")
    parser.add_argument(
        "--taught", type=Path, nargs="*", default=[],
        help="what `winnow classify` printed of the train rows, one file for each teacher",
    )
    parser.add_argument("--share", type=float, default=0.5, help="of the teachers' word beside a label")
    return parser.parse_args()


def batches(ids, most, rnd):
    """Rows of one length each: no padding and no mask."""
    order = list(range(len(ids)))
    rnd.shuffle(order)
    made = []
    for start in range(0, len(order), CHUNK):
        by_length = {}
        for i in order[start : start + CHUNK]:
            by_length.setdefault(len(ids[i]), []).append(i)
        for length, rows in by_length.items():
            size = max(1, most // length)
            made += [rows[k : k + size] for k in range(0, len(rows), size)]
    rnd.shuffle(made)
    return made


def padded(ids, rows):
    width = max(len(ids[i]) for i in rows)
    tokens = torch.zeros(len(rows), width, dtype=torch.long)
    real = torch.zeros(len(rows), width, dtype=torch.bool)
    for place, i in enumerate(rows):
        tokens[place, : len(ids[i])] = torch.tensor(ids[i])
        real[place, : len(ids[i])] = True
    return tokens, real


class Heads(nn.Module):
    """What is trained beside the adapter and thrown away: Winnow trains its own afterwards."""

    def __init__(self, dimensions: int, tasks: int, intents: dict):
        super().__init__()
        self.tasks = nn.Linear(dimensions, tasks)
        self.intents = nn.ModuleDict({s: nn.Linear(dimensions, len(n)) for s, n in intents.items()})
        for layer in [self.tasks, *self.intents.values()]:
            nn.init.normal_(layer.weight, std=0.02)
            nn.init.zeros_(layer.bias)


def measure(encoder, heads, rows, ids, intents):
    """AUC by source and category on rows that nothing was fitted to; lines of text."""
    order = sorted(range(len(rows)), key=lambda i: len(ids[i]))
    scores = np.zeros((len(rows), len(CATEGORIES)), np.float32)
    right = Counter()
    encoder.eval()
    with torch.no_grad():
        for start in range(0, len(order), 64):
            part = order[start : start + 64]
            features = encoder(*padded(ids, part))
            scores[part] = heads.tasks(features)[:, : len(CATEGORIES)].numpy()
            for source, head in heads.intents.items():
                own = [k for k, i in enumerate(part) if rows[i].source == source]
                if own:
                    for k, found in zip(own, head(features[own]).argmax(-1).tolist()):
                        right[source, intents[source].get(rows[part[k]].intent, -1) == found] += 1
    for source in SETS:
        for column, category in enumerate(CATEGORIES):
            own = [i for i, r in enumerate(rows) if r.source == source and category in r.labels]
            truth = [rows[i].labels[category] for i in own]
            if 8 <= sum(truth) <= len(truth) - 8:
                yield f"{source} {category}: AUC {roc_auc_score(truth, scores[own, column]):.3f}"
    for source in heads.intents:
        share = right[source, True] / (right[source, True] + right[source, False])
        yield f"{source}: {share:.3f} right"


def start(encoder, folder):
    tensors = load_file(str(folder / "adapter_model.safetensors"))
    for linear in encoder.adapted():
        for name, matrix in (("A", linear.a), ("B", linear.b)):
            found = tensors[f"base_model.model.{linear.module}.lora_{name}.weight"]
            matrix.data.copy_(torch.from_numpy(found.astype(np.float32)))


def write(encoder, rank, alpha, out):
    out.mkdir(parents=True, exist_ok=True)
    tensors = {}
    for linear in encoder.adapted():
        for name, matrix in (("A", linear.a), ("B", linear.b)):
            key = f"base_model.model.{linear.module}.lora_{name}.weight"
            tensors[key] = matrix.detach().numpy().astype(np.float16)
    save_file(tensors, str(out / "adapter_model.safetensors"))
    config = {"peft_type": "LORA", "r": rank, "lora_alpha": alpha, "bias": "none"}
    (out / "adapter_config.json").write_text(json.dumps(config))


def main():
    args = arguments()
    torch.manual_seed(args.seed)
    torch.set_num_threads(args.threads)
    rnd = random.Random(args.seed)
    tokenizer = Tokenizer.from_file(str(args.encoder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(args.max_tokens)

    def ids(texts):
        return [found.ids for found in tokenizer.encode_batch(texts)]

    train = read(args.data, "train")
    dev = read(args.data, "dev")
    tasks = Tasks(train)
    values, weights = tasks.targets(train)
    if args.taught:
        tasks.teach(train, values, weights, [told(file) for file in args.taught], args.share)
    values, weights = torch.from_numpy(values), torch.from_numpy(weights)
    intents = {}
    for row in train:
        if row.intent is not None:
            names = intents.setdefault(row.source, {})
            names.setdefault(row.intent, len(names))
    intent = torch.tensor([intents[r.source][r.intent] if r.intent is not None else -1 for r in train])
    states = [int(n) for n in args.states.split(",")]
    poolings = tuple(args.poolings.split(","))
    encoder = Encoder(Weights(args.encoder / "model.onnx"), states, args.rank, args.alpha, poolings)
    if args.start:
        start(encoder, args.start)
    heads = Heads(encoder.dimensions, len(tasks.columns), intents)
    optimiser = torch.optim.AdamW(
        [
            {"params": encoder.parameters(), "lr": args.rate},
            {"params": heads.parameters(), "lr": 3 * args.rate},
        ],
        weight_decay=0.01,
    )
    step, began, smooth = 0, time.time(), None
    while step < args.steps:
        texts = [disguised(r.text, rnd) if rnd.random() < DISGUISED else r.text for r in train]
        epoch = ids(texts)
        for batch in batches(epoch, args.batch_tokens, rnd):
            share = min(1, (step + 1) / (WARM_UP * args.steps))
            share *= 0.5 * (1 + math.cos(math.pi * step / args.steps))
            for group, times in zip(optimiser.param_groups, (1, 3)):
                group["lr"] = times * args.rate * share
            features = F.dropout(encoder(*padded(epoch, batch)), DROPOUT)
            wanted = values[batch]
            loss = F.binary_cross_entropy_with_logits(
                heads.tasks(features), wanted.clamp(min=0), reduction="none"
            )
            loss = (loss * weights[batch] * (wanted >= 0)).sum()
            for source, head in heads.intents.items():
                own = [k for k, i in enumerate(batch) if train[i].source == source]
                if own:
                    classes = intent[[batch[k] for k in own]]
                    loss = loss + INTENT_WEIGHT * F.cross_entropy(
                        head(features[own]), classes, reduction="sum"
                    )
            loss = loss / len(batch)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(encoder.parameters(), 1.0)
            optimiser.step()
            step += 1
            smooth = loss.item() if smooth is None else 0.98 * smooth + 0.02 * loss.item()
            if step % 50 == 0:
                seconds = time.time() - began
                print(f"{step} of {args.steps} steps, loss {smooth:.3f}, {seconds:.0f} s", flush=True)
            if step == args.steps:
                break
    write(encoder, args.rank, args.alpha, args.out)
    for line in measure(encoder, heads, dev, ids([r.text for r in dev]), intents):
        print(line)


if __name__ == "__main__":
    main()
