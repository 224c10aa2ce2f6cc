
import numpy as np
from examiner.checks import points
from examiner import expect
class TestA:
    @points(1, "두 배")
    def test_double(self, double, hidden):
        x = hidden.normal(size=(5, 2)).astype("float32")
        got = expect.array("double(x)", double(x), shape=(5, 2))
        assert np.allclose(got, 2 * x), "`double(x)`가 두 배가 아닙니다."
    @points(1, "변수")
    def test_w(self, W, double, given):
        assert W.numpy().tolist() == [[3.0], [4.0]], "W"
        W.assign([[7.0], [8.0]])
        assert W.numpy().tolist() == [[7.0], [8.0]], "W2"
        assert given.W.numpy()[0] == 1
    @points(1, "되돌리기")
    def test_w_back(self, W, double):
        assert W.numpy().tolist() == [[3.0], [4.0]], "W"
class TestB:
    @points(1, "모델")
    def test_model(self, model, given):
        assert [l.units for l in model.layers] == [3, 1], "층"
        assert model.predict(given.make(4, 0), verbose=0).shape == (4, 1)
    @points(1, "기록")
    def test_history(self, hist):
        print(hist)
        assert len(hist.epoch) == 2 and hist.model_is == ["model"] and hist.steps == 8, hist
