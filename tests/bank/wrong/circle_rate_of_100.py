"""Plain gradient descent at a rate of 100 saturates every unit: one answer for all points.

Fails: TestCircle.test_accuracy, TestCircle.test_loss_good, TestCircle.test_loss_very_good
Points: circle 5
"""

# %% playground
playground = {
    "circle": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=10&dataset=circle&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=2&seed=0.34343&showTestData=false&discretize=false&percTrainData=50&x=false&y=false&xSquared=true&ySquared=true&xTimesY=false&sinX=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 200,
    },
}


# %% circle
def circle_features(x):
    return x**2


keras.utils.set_random_seed(15)
circle_model = keras.Sequential([keras.layers.Dense(2, activation="tanh"), keras.layers.Dense(1, activation="sigmoid")])
circle_model.compile(optimizer=keras.optimizers.SGD(learning_rate=100.0), loss="mse", metrics=["accuracy"])
cx, cy = make_circle(500, seed=15)
circle_history = circle_model.fit(circle_features(cx), cy, epochs=10, batch_size=10, verbose=0)
