"""Labelled rows, and what each task learns from them. The format is that of ./winnow train."""

import gzip
import json
import math
import random
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np

CATEGORIES = [
    "toxicity", "hate", "harassment", "violence", "profanity", "spam", "prompt_injection", "pii",
    "sexist",
]
# Adapted weights stay free of share-alike data: told-br is not among them.
SETS = [
    "davidson", "edos-sexism", "civil-toxic-spans", "wikipedia-talk-toxicity", "surge-toxicity",
    "germeval2018", "mlma-hate", "sms-spam", "spamassassin", "inthewild-jailbreaks",
    "wildguard-benign", "deepset-prompt-injections", "presidio-pii", "banking77", "clinc150",
]
# In other scripts the tokenizer sees single characters.
LEFT_OUT_LANGUAGES = {"ar", "hi-Latn", "zh"}

EVERYDAY = {"toxicity", "hate", "prompt_injection", "spam"}
ASSUMED = {
    "banking77": EVERYDAY,
    "clinc150": EVERYDAY,
    **{
        name: {"prompt_injection"}
        for name in (
            "civil-toxic-spans", "davidson", "edos-sexism", "germeval2018", "mlma-hate", "sms-spam",
            "spamassassin", "surge-toxicity", "wikipedia-talk-toxicity",
        )
    },
}
# Its spans mark the words that make a text toxic.
MARKED = "civil-toxic-spans"
SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?]+[\"')\]]*\s*|\n+|$)")
FEWEST_WORDS = 4
HARMLESS = {"toxicity": 0, "harassment": 0, "profanity": 0}

MIN_OF_EACH_CLASS = 20
MAX_WEIGHT = 8

# Few sets label these; heads know something of the rows of all others.
TAUGHT = ["toxicity", "hate"]
# By the root of the source's size: some one half to three, as much as a labelled row counts.
UNLABELLED_WEIGHT = 60
NEAREST = 1e-5


@dataclass(frozen=True)
class Row:
    id: str
    source: str
    text: str
    labels: dict
    intent: str | None


def read(data: Path, part: str) -> list[Row]:
    """train rows also take for negatives what their source did not label (AssumedNegatives)."""
    rows = []
    for name in SETS:
        file = data / name / f"{part}.jsonl.gz"
        if not file.exists():
            continue
        for line in gzip.open(file, "rt", encoding="utf-8"):
            row = json.loads(line)
            if part == "train" and row["lang"] in LEFT_OUT_LANGUAGES:
                continue
            labels = {k: int(v) for k, v in row["labels"].items() if k in CATEGORIES}
            if "sexist" in row.get("orig", {}):
                labels["sexist"] = int(row["orig"]["sexist"])
            if part == "train":
                assumed = set(ASSUMED.get(name, ()))
                if row["labels"].get("spam") == 0:
                    assumed |= {"toxicity", "hate"}
                for category in sorted(assumed):
                    labels.setdefault(category, 0)
            rows.append(Row(row["id"], name, row["text"], labels, row["labels"].get("intent")))
            if part == "train" and name == MARKED and row.get("spans"):
                rows += passages(row)
    return rows


def passages(row: dict) -> list[Row]:
    """The longest run of sentences without a mark, and of those with one (MarkedPassages)."""
    text, runs = row["text"], []
    for found in SENTENCE.finditer(text):
        start, end = found.span()
        marked = any(start < span[1] and span[0] < end for span in row["spans"])
        if runs and runs[-1][2] == marked:
            runs[-1] = (runs[-1][0], end, marked)
        else:
            runs.append((start, end, marked))
    made = []
    for marked, labels in ((False, HARMLESS), (True, {"toxicity": 1})):
        texts = [text[start:end].strip() for start, end, m in runs if m == marked]
        long = [t for t in texts if len(t.split()) >= FEWEST_WORDS]
        if long and not (marked and len(runs) == 1):
            made.append(Row(f"{row['id']}#{marked}", MARKED, max(long, key=len), labels, None))
    return made


def told(verdicts: Path) -> dict:
    """The log-odds of the taught categories by a row's id, out of verdicts as JSON Lines."""
    found = {}
    for line in open(verdicts, encoding="utf-8"):
        verdict = json.loads(line)
        labels = verdict["labels"]
        if all(category in labels for category in TAUGHT):
            found[verdict["id"]] = [log_odds(labels[c]["probability"]) for c in TAUGHT]
    return found


def log_odds(probability: float) -> float:
    inside = min(max(probability, NEAREST), 1 - NEAREST)
    return math.log(inside / (1 - inside))


class Tasks:
    """A logit for each category over all sources, and one for each category of a source.

    Sources mean different things by one word; a task of its own lets each keep its meaning.
    """

    def __init__(self, train: list[Row]):
        self._counts = Counter((r.source, k, v) for r in train for k, v in r.labels.items())
        self._sizes = Counter(r.source for r in train)
        self._sums = Counter()
        for row in train:
            for category, value in row.labels.items():
                self._sums[category, value] += self._sizes[row.source] ** -0.5
        self.of_sources = sorted(
            {
                (source, category)
                for source, category, _ in self._counts
                if min(self._counts[source, category, 0], self._counts[source, category, 1])
                >= MIN_OF_EACH_CLASS
            }
        )
        self.columns = {("", c): i for i, c in enumerate(CATEGORIES)}
        for task in self.of_sources:
            self.columns[task] = len(self.columns)
        self._labelled = {
            c: sum(self._counts[s, c, 0] + self._counts[s, c, 1] for s in SETS) for c in CATEGORIES
        }

    def targets(self, rows: list[Row]):
        """Two arrays [rows, tasks]: 0 or 1, -1 where there is no label; and what each counts.

        A source counts by the root of its size; classes are balanced half way.
        """
        values = np.full((len(rows), len(self.columns)), -1, np.float32)
        weights = np.zeros(values.shape, np.float32)
        for i, row in enumerate(rows):
            for category, value in row.labels.items():
                column = self.columns["", category]
                both = self._sums[category, 0] + self._sums[category, 1]
                balance = (both / 2 / self._sums[category, value]) ** 0.5
                values[i, column] = value
                weights[i, column] = (
                    self._sizes[row.source] ** -0.5 * self._labelled[category] / both * balance
                )
                own = self.columns.get((row.source, category))
                if own is not None:
                    count = [self._counts[row.source, category, v] for v in (0, 1)]
                    values[i, own] = value
                    weights[i, own] = 0.5 * (sum(count) / 2 / count[value]) ** 0.5
        return values, np.minimum(weights, MAX_WEIGHT)

    def teach(self, rows: list[Row], values, weights, teachers: list[dict], share: float):
        """Mixes the mean of the teachers' log-odds into the targets over all sources.

        A label keeps 1 - share; a row without one is learned from by the teachers' word alone.
        """
        for i, row in enumerate(rows):
            if not all(row.id in teacher for teacher in teachers):
                continue
            for place, category in enumerate(TAUGHT):
                odds = sum(teacher[row.id][place] for teacher in teachers) / len(teachers)
                word = 1 / (1 + math.exp(-odds))
                column = self.columns["", category]
                if values[i, column] < 0:
                    values[i, column] = word
                    weights[i, column] = UNLABELLED_WEIGHT * self._sizes[row.source] ** -0.5
                else:
                    values[i, column] += share * (word - values[i, column])


LEET = str.maketrans("aeiost", "431057")


def disguised(text: str, rnd: random.Random) -> str:
    """Some words as people write them who hide them, or are in a hurry."""
    words = text.split(" ")
    for i, word in enumerate(words):
        if len(word) > 3 and rnd.random() < 0.25:
            way = rnd.randrange(4)
            if way == 0:
                words[i] = word.translate(LEET)
            elif way == 1:
                words[i] = rnd.choice(".-* ").join(word) if len(word) < 9 else word
            else:
                at = rnd.randrange(1, len(word))
                if way == 2:
                    words[i] = word[:at] + word[at] * rnd.randrange(1, 4) + word[at:]
                else:
                    words[i] = word[:at] + rnd.choice("*_#@") + word[at + 1 :]
    return " ".join(words)
