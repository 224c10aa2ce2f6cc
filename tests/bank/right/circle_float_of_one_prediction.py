"""Prints one prediction by float(model.predict(...)[0]) before keeping the history: a warning in NumPy 2.0 to 2.3, a TypeError in 2.4."""

# %% playground
playground = {
    "circle": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=30&dataset=circle&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=2&seed=0.44210&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=true&ySquared=true&xTimesY=false&cosX=false&sinX=false&cosY=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 260,
    },
}

# %% circle
def circle_features(x):
    return np.hstack([x, x**2])


keras.utils.set_random_seed(1)
x, y = make_circle(1000, seed=1)
model = keras.Sequential([keras.layers.Dense(2, activation="tanh"), keras.layers.Dense(1, activation="sigmoid")])
model.compile(optimizer=keras.optimizers.Adam(0.02), loss="binary_crossentropy")
history = model.fit(circle_features(x), y, epochs=40, verbose=0)

p = float(model.predict(circle_features(x[:1]))[0])
print(f"첫 점의 확률: {p:.3f}")

circle_model, circle_history = model, history
