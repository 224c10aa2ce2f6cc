"""Leaves the output layer of the gauss model without a sigmoid, so that its output is no probability.

One point: the loss and the accuracy of what comes out are still those of a very good model.

Expected: 1_tensors 10, 2_keras 56, 3_tensorflow 20
"""


# %% gauss
def gauss_features(x):
    return x  # x1, x2 그대로


keras.utils.set_random_seed(42)
gx, gy = make_gauss(1000, seed=42)

gauss_model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(4, activation="tanh"), keras.layers.Dense(1)])
gauss_model.compile(optimizer=keras.optimizers.Adam(learning_rate=0.03), loss="mse")
gauss_history = gauss_model.fit(gauss_features(gx), gy, batch_size=32, epochs=20, verbose=0)
print("훈련 손실:", gauss_history.history["loss"][-1])
