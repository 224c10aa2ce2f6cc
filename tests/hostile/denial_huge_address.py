"""Addresses of 3 MB, with a million hidden layers, 10**18 epochs and odd numbers.

Holds: an address is checked before it is replayed.
"""

NOTEBOOK = "2_keras"
DESERVES = {"playground": 0}
CELLS = {
    "playground": r"""
start = "https://playground.tensorflow.org/#activation=tanh&batchSize={}&dataset={}&seed={}&networkShape={}"
playground = {
    "circle": {"url": start.format(10, "circle", 0.1, ",".join(["8"] * 1_000_000)), "epochs": 100},
    "xor": {"url": start.format("1e-300", "xor", "9" * 1_000_000, "2" * 1000), "epochs": 10**18},
    "gauss": {"url": start.format(-5, "gauss", "nan", "99999999999"), "epochs": 5000},
    "spiral": {"url": start.format(10, "spiral", 0.1, 4) + "&percTrainData=1e308&noise=inf", "epochs": "9" * 100_000},
}
""",
}
