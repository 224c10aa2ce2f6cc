"""Has not found an address yet: there is no playground, only the model.

Fails: TestGauss.test_hidden_layers_match_address, TestGauss.test_features_match_address
Points: gauss 8
"""


# %% gauss
def gauss_features(x):
    return x


keras.utils.set_random_seed(148)
x, y = make_gauss(1000, seed=148)
gauss_model = keras.Sequential([keras.layers.Dense(4, activation="tanh"), keras.layers.Dense(1, activation="sigmoid")])
gauss_model.compile(optimizer=keras.optimizers.Adam(0.03), loss="mse")
gauss_history = gauss_model.fit(gauss_features(x), y, batch_size=30, epochs=20, verbose=0)
