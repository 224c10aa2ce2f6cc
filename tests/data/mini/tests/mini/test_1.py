"""Hidden tests of the small course."""

import numpy as np

from examiner import expect
from examiner.checks import points


class TestA:
    @points(1, "두 배")
    def test_double(self, double, hidden):
        x = hidden.normal(size=(5, 2)).astype("float32")
        found = expect.array("double(x)", double(x), shape=(5, 2))
        assert np.allclose(found, 2 * x), "`double(x)`가 두 배가 아닙니다."

    @points(1, "답", by_training=True)
    def test_answer(self, answer, measure):
        assert measure.at_most(abs(expect.number("answer", answer) - 42), 0), "`answer`가 다릅니다."


class TestC:
    @points(1, "세 배")
    def test_triple(self, triple, given):
        x = given.make(3, 0)
        found = expect.array("triple(x)", triple(x), shape=(3, 2))
        assert np.allclose(found, 3 * x), "`triple(x)`가 세 배가 아닙니다."


class TestB:
    @points(1, "모델")
    def test_model(self, model, given):
        assert [layer.units for layer in model.layers] == [3, 1], "층의 유닛 수가 다릅니다."
        assert model.predict(given.make(4, 0), verbose=0).shape == (4, 1)

    @points(1, "기록")
    def test_history(self, hist):
        assert len(hist.epoch) == 2, "에포크 수가 다릅니다."
        assert hist.model_is == ["model"], "모델이 다릅니다."
        assert hist.steps == 8, "훈련 단계 수가 다릅니다."

    @points(0, "변수")
    def test_variable(self, W):
        W.assign([[7.0], [8.0]])
        assert W.numpy().tolist() == [[7.0], [8.0]], "`W`에 대입할 수 없습니다."

    @points(0, "되돌린 변수")
    def test_variable_is_put_back(self, W):
        assert W.numpy().tolist() == [[3.0], [4.0]], "`W`가 되돌아오지 않았습니다."
