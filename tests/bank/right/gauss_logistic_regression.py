"""No hidden layer: on the two coordinates the clouds are split by one line."""

# %% playground
playground = {
    "gauss": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=30&dataset=gauss&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=&seed=0.70262&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=false&ySquared=false&xTimesY=false&sinX=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 100,
    },
}


# %% gauss
def gauss_features(x):
    return x


keras.utils.set_random_seed(7)
gauss_model = keras.Sequential([keras.layers.Dense(1, activation="sigmoid")])
gauss_model.compile(optimizer=keras.optimizers.SGD(0.5), loss="binary_crossentropy", metrics=["accuracy"])
gauss_history = gauss_model.fit(*make_gauss(500, seed=7), batch_size=50, epochs=20, verbose=0)
gauss_model.evaluate(*make_gauss(500, seed=8), verbose=0)
