"""Pastes the address of the xor page where that of the circle page belongs.

The three points of the circle address are lost, and the two of the circle model that compare it with its address.

Expected: 1_tensors 10, 2_keras 52, 3_tensorflow 20
"""

# %% playground
# 주소창에서 복사한 주소들
xor_url = (
    "https://playground.tensorflow.org/#activation=tanh&batchSize=30&dataset=xor&regDataset=reg-plane"
    "&learningRate=0.03&regularizationRate=0&noise=0&networkShape=4&seed=0.27182&showTestData=false"
    "&discretize=false&percTrainData=50&x=true&y=true&xSquared=false&ySquared=false&xTimesY=true"
    "&cosX=false&sinX=false&cosY=false&sinY=false&collectStats=false&problem=classification"
    "&initZero=false&hideText=false"
)
gauss_url = (
    "https://playground.tensorflow.org/#activation=tanh&batchSize=30&dataset=gauss&regDataset=reg-plane"
    "&learningRate=0.03&regularizationRate=0&noise=0&networkShape=4&seed=0.14142&showTestData=false"
    "&discretize=false&percTrainData=50&x=true&y=true&xSquared=false&ySquared=false&xTimesY=false"
    "&cosX=false&sinX=false&cosY=false&sinY=false&collectStats=false&problem=classification"
    "&initZero=false&hideText=false"
)
spiral_url = (
    "https://playground.tensorflow.org/#activation=tanh&batchSize=30&dataset=spiral&regDataset=reg-plane"
    "&learningRate=0.03&regularizationRate=0&noise=0&networkShape=8,8&seed=0.22222&showTestData=false"
    "&discretize=false&percTrainData=50&x=true&y=true&xSquared=true&ySquared=true&xTimesY=true&cosX=false"
    "&sinX=true&cosY=false&sinY=true&collectStats=false&problem=classification&initZero=false"
    "&hideText=false"
)

playground = {
    "circle": {"url": xor_url, "epochs": 260},
    "xor": {"url": xor_url, "epochs": 543},
    "gauss": {"url": gauss_url, "epochs": 249},
    "spiral": {"url": spiral_url, "epochs": 1000},
}
