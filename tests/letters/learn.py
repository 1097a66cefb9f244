"""`make learn`: learn the second reader's weights from the letters, and print how they read letters not learned.

A mention is what stands around one time of a letter (domain/letter/mentions.py); the gold tells whether it is
a start. A logistic regression with an L1 penalty keeps the few marks that tell most. Each set of letters, named
by its first letters, is read once by weights learned from all other sets: so unseen letters may expect to be read.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from domain.letter.labels import Topic
from domain.letter.mentions import Mention, find_mentions, marks_of
from domain.letter.model import Reading
from domain.letter.parse import read_by_rules
from domain.letter.parts import parts_of
from domain.letter.second_reader import Opinion, pick, with_opinion

HERE = Path(__file__).parent
WEIGHTS = HERE.parents[1] / "domain" / "letter" / "weights.py"
FOLDERS = ("bugs_caught", "new", "first_sight")
STRENGTH, SEED = 0.7, 7
"""The inverse of the penalty: more keeps more marks."""
HEAD = '''"""What each mark of a time says for its being a start (above 0) or against it. Made by `make learn`."""

BIAS = {bias}
WEIGHTS = {{
{rows}
}}
'''


@dataclass(frozen=True)
class Example:
    """A letter with its mentions, and for each the marks and whether the gold calls it a start."""

    name: str
    gold: dict[str, Any]
    reading: Reading
    mentions: list[Mention]
    marks: list[dict[str, int]]
    is_start: list[bool]


def main() -> None:
    examples = [example for folder in (*FOLDERS, *sys.argv[1:]) for example in _examples(HERE / folder)]
    held = Counter[str]()
    for name, part in groupby(sorted(examples, key=_set_of), key=_set_of):
        rest = [example for example in examples if _set_of(example) != name]
        row = _judged(list(part), *_learned(rest))
        held.update(row)
        sys.stdout.write(f"{name:5} {dict(row)}\n")
    sys.stdout.write(f"all   {dict(held)}\n")
    _write(*_learned(examples))


def _examples(folder: Path) -> Iterator[Example]:
    for path in sorted(folder.glob("*.txt")):
        gold = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))["gold"]
        text = path.read_text(encoding="utf-8")
        parts = parts_of(text)
        mentions = find_mentions(parts.blocks, parts.ground)
        told = [dict.fromkeys(sorted(row), 1) for row in marks_of(mentions, parts.ground, parts.change)]
        yield Example(
            path.stem,
            gold,
            read_by_rules(text, parts),
            mentions,
            told,
            [_tells_start(one, gold) for one in mentions],
        )


def _set_of(example: Example) -> str:
    found = re.match(r"[a-z]+", example.name)
    return found[0] if found else ""


def _tells_start(mention: Mention, gold: dict[str, Any]) -> bool:
    starts = [start for start in (gold["starts_at"], *(gold["new_starts_at"] or ())) if start]
    return any(_tells(mention, *start.partition("T")[::2]) for start in starts)


def _tells(mention: Mention, day: str, hour: str) -> bool:
    hours = [f"{told:%H:%M}" for told in mention.when.hours]
    if mention.day:
        return str(mention.day) == day and (not hours or not hour or hour in hours)
    return bool(hour) and hour in hours[:2]


def _learned(examples: Sequence[Example]) -> tuple[DictVectorizer, LogisticRegression]:
    vectorizer = DictVectorizer()
    rows = vectorizer.fit_transform([row for example in examples for row in example.marks])
    rows.indices, rows.indptr = rows.indices.astype("int32"), rows.indptr.astype("int32")
    model = LogisticRegression(C=STRENGTH, l1_ratio=1, solver="liblinear", max_iter=500, random_state=SEED)
    model.fit(rows, [start for example in examples for start in example.is_start])
    return vectorizer, model


def _judged(
    examples: Sequence[Example], vectorizer: DictVectorizer, model: LogisticRegression
) -> Counter[str]:
    """Of the letters: right starts of the second reader, and what its doubts do to those of the first."""
    row = Counter[str]()
    for example in examples:
        scores = model.predict_proba(vectorizer.transform(example.marks))[:, 1] if example.marks else []
        labelled = tuple(mention for mention in example.mentions if mention.topic == Topic.TIME.name)
        opinion = Opinion(pick(example.mentions, list(scores)), labelled)
        start, gold = example.reading.starts_at, example.gold["starts_at"] or None
        is_right = (str(start) if start else None) == gold
        doubted = any(doubt.field == "starts_at" for doubt in example.reading.doubts)
        contested = with_opinion(example.reading, opinion) != example.reading
        row["letters"] += 1
        row["second right"] += (str(opinion.start) if opinion.start else None) == gold
        row["first right"] += is_right
        row["right and doubted"] += is_right and doubted
        row["right and contested"] += is_right and contested
        row["wrong and sure"] += bool(start) and not is_right and not doubted
        row["of them contested"] += not is_right and contested
    return row


def _write(vectorizer: DictVectorizer, model: LogisticRegression) -> None:
    named = zip(vectorizer.get_feature_names_out(), model.coef_[0], strict=True)
    kept = sorted((str(name), round(float(weight), 2)) for name, weight in named if abs(weight) >= 0.005)
    rows = "\n".join(f"    {json.dumps(name, ensure_ascii=False)}: {weight}," for name, weight in kept)
    text = HEAD.format(bias=round(float(model.intercept_[0]), 2), rows=rows)
    WEIGHTS.write_text(text, encoding="utf-8")
    sys.stdout.write(f"{len(kept)} marks in {WEIGHTS.name}\n")


if __name__ == "__main__":
    main()
