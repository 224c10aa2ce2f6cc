"""Four addresses as dear to replay as can be: six layers of eight units, batches of one, 5,000 epochs each.

Holds: replaying them holds one worker for minutes, not for hours, and whatever they come to is marked.
"""

NOTEBOOK = "2_keras"
DESERVES = {"playground": 4}
AT_MOST = {"playground": 12}
CELLS = {
    "playground": r"""
features = "x y xSquared ySquared xTimesY sinX sinY".split()
start = (
    "https://playground.tensorflow.org/#activation=tanh&batchSize=1&regularization=L2&regularizationRate=0.001"
    "&noise=50&percTrainData=90&learningRate=0.003&seed=0.5&networkShape=8,8,8,8,8,8&problem=classification"
    + "".join(f"&{name}=true" for name in features)
)
playground = {name: {"url": f"{start}&dataset={name}", "epochs": 5000} for name in ("circle", "xor", "gauss", "spiral")}
""",
}
