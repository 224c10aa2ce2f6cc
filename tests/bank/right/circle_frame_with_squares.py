"""Features as a pandas frame that grows column by column; float32."""

# %% playground
playground = {
    "circle": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=30&dataset=circle&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=4&seed=0.31415&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=true&ySquared=true&xTimesY=false&sinX=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 300,
    },
}


# %% circle
import pandas as pd
keras.utils.set_random_seed(3)


def circle_features(x):
    df = pd.DataFrame(x, columns=["x1", "x2"])
    df["x1^2"] = df["x1"] ** 2
    df["x2^2"] = df["x2"] ** 2
    return df


X, Y = make_circle(1500, seed=7)
circle_model = keras.Sequential([keras.layers.Dense(4, activation="tanh"), keras.layers.Dense(1, activation="sigmoid")])
circle_model.compile(loss="binary_crossentropy", optimizer=keras.optimizers.Adam(0.03))
circle_history = circle_model.fit(circle_features(X), Y, epochs=40, verbose=0)
