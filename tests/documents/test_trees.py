"""The classifier's file and its sums."""

import json
import math

import numpy as np
import pytest

from firsthand.documents.trees import SCHEMA, Tree, Trees

STUMP = Tree((1,), (0.5,), (-1,), (-2,), (-1.0, 2.0))
# Left at the root: a second question on the first feature.
DEEPER = Tree((1, 0), (0.5, 10.0), (1, -3), (-2, -1), (0.25, -0.25, 4.0))


def trees(*members: Tree, classes=("no", "yes")) -> Trees:
    return Trees(("length", "links"), classes, members, {"on": "nothing"})


def test_a_row_goes_left_where_its_value_is_at_most_the_threshold():
    sums = trees(STUMP).raw(np.array([[0.0, 0.5], [0.0, 0.51]]))
    assert sums[:, 0].tolist() == [-1.0, 2.0]


def test_trees_add_up():
    sums = trees(STUMP, DEEPER).raw(np.array([[10.0, 0.0], [11.0, 0.0], [0.0, 1.0]]))
    assert sums[:, 0].tolist() == [-1.0 + 4.0, -1.0 + 0.25, 2.0 - 0.25]


def test_two_classes_are_a_logistic():
    chances = trees(STUMP).predict(np.array([[0.0, 1.0]]))
    assert chances[0, 1] == pytest.approx(1 / (1 + math.exp(-2.0)))
    assert chances.sum() == pytest.approx(1.0)


def test_several_classes_take_turns():
    chances = trees(STUMP, DEEPER, Tree((), (), (), (), (0.5,)), classes=("a", "b", "c")).predict(
        np.array([[0.0, 1.0]])
    )
    wanted = np.exp([2.0, -0.25, 0.5])
    assert chances[0] == pytest.approx(wanted / wanted.sum())


def test_no_rows_and_no_trees_are_no_error():
    assert trees(STUMP).predict(np.zeros((0, 2))).shape == (0, 2)
    assert trees().predict(np.zeros((3, 2)))[:, 1].tolist() == [0.5] * 3


def test_rows_of_another_width_are_an_error():
    with pytest.raises(ValueError, match="2 features"):
        trees(STUMP).predict(np.zeros((1, 3)))


def test_the_file_gives_the_same_trees(tmp_path):
    model = trees(STUMP, DEEPER)
    path = tmp_path / "trees.json"
    path.write_text(model.dumps(), encoding="utf-8")
    again = Trees.load(path)
    assert again == model and again.dumps() == model.dumps()
    assert json.loads(model.dumps())["schema"] == SCHEMA


def test_another_file_is_an_error():
    with pytest.raises(ValueError, match="no file"):
        Trees.loads('{"schema": "something else"}')
