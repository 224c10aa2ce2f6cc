"""The addresses of xor and gauss stand under each other's names.

Fails: TestPlayground.test_xor_address, TestPlayground.test_xor_good, TestPlayground.test_xor_very_good,
    TestPlayground.test_gauss_address, TestPlayground.test_gauss_good, TestPlayground.test_gauss_very_good
Points: playground 6
"""

# %% playground
playground = {
    "circle": {"url": "https://playground.tensorflow.org/#activation=tanh&batchSize=10&dataset=circle&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=2&seed=0.41414&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=true&ySquared=true&xTimesY=false&sinX=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false", "epochs": 200},
    "xor": {"url": "https://playground.tensorflow.org/#activation=tanh&batchSize=10&dataset=gauss&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=2&seed=0.51515&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=false&ySquared=false&xTimesY=false&sinX=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false", "epochs": 100},
    "gauss": {"url": "https://playground.tensorflow.org/#activation=tanh&batchSize=10&dataset=xor&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=3&seed=0.61616&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=false&ySquared=false&xTimesY=true&sinX=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false", "epochs": 300},
    "spiral": {"url": "https://playground.tensorflow.org/#activation=tanh&batchSize=10&dataset=spiral&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=8,8&seed=0.22222&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=true&ySquared=true&xTimesY=true&sinX=true&sinY=true&collectStats=false&problem=classification&initZero=false&hideText=false", "epochs": 900},
}
