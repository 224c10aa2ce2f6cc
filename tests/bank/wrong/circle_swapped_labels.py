"""Takes the ring for class 1: the model is trained on 1 - y.

Fails: TestCircle.test_accuracy, TestCircle.test_loss_good, TestCircle.test_loss_very_good
Points: circle 5
"""

# %% playground
playground = {
    "circle": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=30&dataset=circle&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=2&seed=0.46888&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=true&ySquared=true&xTimesY=false&sinX=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 260,
    },
}


# %% circle
def circle_features(x):
    return np.concatenate([x, x**2], axis=1)


keras.utils.set_random_seed(2)
circle_x, circle_y = make_circle(1000, seed=2)
ring = 1 - circle_y  # 고리가 1
circle_model = keras.Sequential([keras.layers.Dense(2, activation="tanh"), keras.layers.Dense(1, activation="sigmoid")])
circle_model.compile(optimizer=keras.optimizers.Adam(0.03), loss="mse", metrics=["accuracy"])
circle_history = circle_model.fit(circle_features(circle_x), ring, batch_size=30, epochs=20, verbose=0)
