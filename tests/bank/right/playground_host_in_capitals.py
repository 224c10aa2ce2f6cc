"""The host in capitals, and epochs as text, as 3e2 and as a NumPy float32."""

# %% playground
playground = {
    "circle": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=10&dataset=circle&learningRate=0.03&noise=0&networkShape=2&seed=0.70001&x=true&y=true&xSquared=true&ySquared=true&problem=classification",
        "epochs": "200",
    },
    "xor": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=10&dataset=xor&learningRate=0.1&noise=0&networkShape=4&seed=0.5&x=false&y=false&xTimesY=true&problem=classification",
        "epochs": 3e2,
    },
    "gauss": {
        "url": "HTTPS://Playground.TensorFlow.org/#networkShape=&learningRate=0.03&batchSize=10&dataset=gauss&seed=0.70002",
        "epochs": np.float32(100),
    },
    "spiral": {
        "url": "https://playground.tensorflow.org/#seed=0.22222&networkShape=8,8&dataset=spiral&activation=tanh&batchSize=10&learningRate=0.03&xSquared=true&ySquared=true&xTimesY=true&sinX=true&sinY=true&x=true&y=true&noise=0",
        "epochs": "900",
    },
}
