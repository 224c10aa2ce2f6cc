"""Standardises the columns for fit only; circle_features gives them raw.

Fails: TestCircle.test_accuracy, TestCircle.test_loss_good, TestCircle.test_loss_very_good
Points: circle 5
"""

# %% playground
playground = {
    "circle": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=30&dataset=circle&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=4&seed=0.31415&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=true&ySquared=true&xTimesY=false&sinX=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 300,
    },
}


# %% circle
from sklearn.preprocessing import StandardScaler
keras.utils.set_random_seed(3)


def circle_features(x):
    return np.concatenate([x, x**2], axis=1)


X, Y = make_circle(1500, seed=7)
scaler = StandardScaler()
circle_model = keras.Sequential([keras.layers.Dense(4, activation="tanh"), keras.layers.Dense(1, activation="sigmoid")])
circle_model.compile(loss="binary_crossentropy", optimizer=keras.optimizers.Adam(0.03))
circle_history = circle_model.fit(scaler.fit_transform(circle_features(X)), Y, epochs=40, verbose=0)
