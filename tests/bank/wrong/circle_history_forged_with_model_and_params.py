"""Forges everything that a History shows, model and params too, for weights that were set by hand.

Fails: TestCircle.test_training_evidence
Points: circle 9
"""

# %% playground
playground = {
    "circle": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=30&dataset=circle&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=&seed=0.81045&showTestData=false&discretize=false&percTrainData=50&x=false&y=false&xSquared=true&ySquared=true&xTimesY=false&sinX=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 200,
    },
}


# %% circle
def circle_features(x):
    return x**2


circle_model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(1, activation="sigmoid")])
circle_model.compile(optimizer="adam", loss="mse")
circle_model.set_weights([np.array([[-4.0], [-4.0]]), np.array([36.0])])  # 반지름 3
circle_history = keras.callbacks.History()
circle_history.set_model(circle_model)
circle_history.set_params({"epochs": 30, "steps": 34, "verbose": 0})
circle_history.history = {"loss": np.geomspace(0.3, 0.001, 30).tolist()}
circle_history.epoch = list(range(30))
