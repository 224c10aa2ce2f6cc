"""Builds the addresses by urlencode from its own settings and takes the epochs from a NumPy array."""

# %% playground
from urllib.parse import urlencode

# 페이지의 기본값과 다른 것만 적어도 된다
shared = {"activation": "tanh", "batchSize": 10, "learningRate": 0.03, "noise": 0, "percTrainData": 50}
ON, OFF = "true", "false"
mine = {
    "circle": {"networkShape": "4,2", "x": ON, "y": ON, "seed": 0.31415},
    "xor": {"networkShape": "3", "x": OFF, "y": OFF, "xTimesY": ON, "seed": 0.8},
    "gauss": {"networkShape": "", "seed": 0.25},
    "spiral": {
        "networkShape": "8,8",
        "xSquared": ON,
        "ySquared": ON,
        "xTimesY": ON,
        "sinX": ON,
        "sinY": ON,
        "seed": 0.5,
    },
}
epochs = np.array([200, 150, 100, 500])

playground = {}
for (name, own), n in zip(mine.items(), epochs):
    playground[name] = {
        "url": "https://playground.tensorflow.org/#" + urlencode({**shared, "dataset": name, **own}),
        "epochs": n,
    }
print(playground["spiral"]["url"])
