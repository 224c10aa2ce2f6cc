"""An OrderedDict whose entries also hold memos and losses; no problem key, no cosines, default data set."""

# %% playground
from collections import OrderedDict, defaultdict

playground = OrderedDict()
playground["spiral"] = {
    "url": "https://playground.tensorflow.org/#activation=relu&batchSize=10&dataset=spiral&regDataset=reg-gauss&learningRate=0.03&regularizationRate=0&noise=0&networkShape=8,8&seed=0.43210&percTrainData=80&x=true&y=true&xSquared=true&ySquared=true&xTimesY=true&sinX=true&sinY=true",
    "epochs": np.int64(900),
    "memo": "ReLU가 더 빨랐다",
}
playground["circle"] = {
    "epochs": 150.0,
    "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=10&networkShape=3&seed=0.11223&xSquared=true&ySquared=true&x=true&y=true",
    "loss": (0.001, 0.001),
}
gauss = defaultdict(str)
gauss["url"] = "https://playground.tensorflow.org/#dataset=gauss&seed=0.98989&networkShape=1&activation=tanh&batchSize=10&learningRate=0.03"
gauss["epochs"] = "120"
playground["gauss"] = gauss
playground["xor"] = dict(
    url="https://playground.tensorflow.org/#dataset=xor&seed=0.31313&networkShape=3&activation=relu&batchSize=10&learningRate=0.03&x=true&y=true&xTimesY=true",
    epochs=200,
)
playground["메모"] = "나선이 가장 어려웠다"
