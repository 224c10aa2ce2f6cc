"""Misspells `keras.layers` in the cell of problem 3, which stops there with an exception.

What stands above the line, `xor_features`, keeps its point; the nine points of the model are lost. The cells after it
run as ever.

Expected: 1_tensors 10, 2_keras 48, 3_tensorflow 20
"""


# %% xor
def xor_features(x):
    x1, x2 = x[:, 0], x[:, 1]
    return np.column_stack([x1, x2, x1 * x2])


keras.utils.set_random_seed(1)
train_x, train_y = make_xor(1000, seed=1)

xor_model = keras.Sequential([keras.layer.Dense(4, activation="tanh"), keras.layers.Dense(1, activation="sigmoid")])
xor_model.compile(optimizer=keras.optimizers.Adam(0.03), loss="mse", metrics=["accuracy"])
xor_history = xor_model.fit(xor_features(train_x), train_y, epochs=20, batch_size=30, verbose=0)
