"""Lets scikit-learn make all products of two coordinates, five columns, as its address switches on."""

# %% playground
playground = {
    "circle": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=30&dataset=circle&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=4&seed=0.31415&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=true&ySquared=true&xTimesY=true&sinX=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 300,
    },
}

# %% circle
from sklearn.preprocessing import PolynomialFeatures

polynomial = PolynomialFeatures(degree=2, include_bias=False).fit(np.zeros((1, 2)))


def circle_features(x):
    return polynomial.transform(x)


keras.utils.set_random_seed(3)
X, Y = make_circle(1000, seed=3)
circle_model = keras.Sequential([keras.layers.Dense(4, activation="tanh"), keras.layers.Dense(1, activation="sigmoid")])
circle_model.compile(optimizer=keras.optimizers.Adam(0.03), loss="mse")
circle_history = circle_model.fit(circle_features(X), Y.ravel(), batch_size=30, epochs=30, verbose=0)
