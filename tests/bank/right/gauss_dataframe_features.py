"""Features come back as a pandas DataFrame with column names; labels as a Series."""

# %% playground
playground = {
    "gauss": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=30&dataset=gauss&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=4&seed=0.31415&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=false&ySquared=false&xTimesY=false&sinX=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 300,
    },
}


# %% gauss
import pandas as pd


def gauss_features(x):
    return pd.DataFrame({name: PLAYGROUND_FEATURES[name](x) for name in ("x", "y")})


keras.utils.set_random_seed(1)
gx, gy = make_gauss(800, seed=1)
gauss_model = keras.Sequential([keras.layers.Dense(4, activation="tanh"), keras.layers.Dense(1, activation="sigmoid")])
gauss_model.compile(optimizer=keras.optimizers.Adam(0.02), loss="binary_crossentropy", metrics=["accuracy"])
gauss_history = gauss_model.fit(gauss_features(gx), pd.Series(gy.ravel()), epochs=30, verbose=0)
