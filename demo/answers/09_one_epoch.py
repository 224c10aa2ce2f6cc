"""Trains the spiral model for a single epoch, for fear of a long wait.

The five points for what the model is stay; the ten for accuracy and loss are lost.

Expected: 1_tensors 10, 2_keras 47, 3_tensorflow 20
"""


# %% spiral
def spiral_features(x):
    # 일곱 개 모두 사용
    return np.stack([f(x) for f in PLAYGROUND_FEATURES.values()], axis=1)


keras.utils.set_random_seed(0)
sx, sy = make_spiral(500, seed=0)

spiral_model = keras.Sequential(
    [
        keras.layers.Dense(8, activation="tanh"),
        keras.layers.Dense(8, activation="tanh"),
        keras.layers.Dense(1, activation="sigmoid"),
    ]
)
spiral_model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
spiral_history = spiral_model.fit(spiral_features(sx), sy, epochs=1, batch_size=30)
