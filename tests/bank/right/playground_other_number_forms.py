"""Addresses whose numbers have other forms (.03, 3e-2, 0.0), seeds without a point, and extra keys of the page."""

# %% playground
playground = {
    "circle": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=10&dataset=circle&learningRate=0.030&regularizationRate=0.0&noise=0&networkShape=2&seed=7&percTrainData=50&x=true&y=true&xSquared=true&ySquared=true&playButton_hide=true",
        "epochs": 200,
    },
    "xor": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=10&dataset=xor&learningRate=0.1&noise=0&networkShape=4&seed=0.5&x=false&y=false&xTimesY=true&problem=classification&tutorial=dp",
        "epochs": 300,
    },
    "gauss": {
        "url": "https://playground.tensorflow.org/#networkShape=&learningRate=0.03&batchSize=10&dataset=gauss&seed=20240315&discretize=true&showTestData=true&hideText=true",
        "epochs": 100,
    },
    "spiral": {
        "url": "https://playground.tensorflow.org/?utm_source=lecture#seed=0.22222&networkShape=8,8&dataset=spiral&activation=tanh&batchSize=10&learningRate=0.03&xSquared=true&ySquared=true&xTimesY=true&sinX=true&sinY=true&x=true&y=true&noise=0",
        "epochs": 900,
    },
}
