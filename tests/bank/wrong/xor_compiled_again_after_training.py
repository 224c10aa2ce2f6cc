"""Compiles again after fit, so the optimizer of the model has not taken a step.

Fails: TestXor.test_training_evidence
Points: xor 9
"""

# %% playground
playground = {
    "xor": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=30&dataset=xor&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=4&seed=0.97305&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=false&ySquared=false&xTimesY=true&sinX=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 543,
    },
}


# %% xor
def xor_features(x):
    return np.hstack([x, x[:, [0]] * x[:, [1]]])


keras.utils.set_random_seed(110)
x, y = make_xor(1000, seed=110)
xor_model = keras.Sequential([keras.layers.Dense(4, activation="tanh"), keras.layers.Dense(1, activation="sigmoid")])
xor_model.compile(optimizer=keras.optimizers.Adam(0.03), loss="binary_crossentropy")
xor_history = xor_model.fit(xor_features(x), y, batch_size=30, epochs=20, verbose=0)
xor_model.compile(optimizer="adam", loss="mse", metrics=["accuracy"])  # 정확도를 보려고
print(xor_model.evaluate(xor_features(x), y, verbose=0))
