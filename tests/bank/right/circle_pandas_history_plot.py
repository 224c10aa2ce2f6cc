"""Puts the points and the history into pandas data frames, as in the well-known book with scikit-learn."""

# %% playground
playground = {
    "circle": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=30&dataset=circle&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=4&seed=0.44210&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=true&ySquared=true&xTimesY=false&cosX=false&sinX=false&cosY=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 300,
    },
}

# %% circle
import pandas as pd

keras.utils.set_random_seed(42)

X, y = make_circle(1500, noise=0, seed=42)
df = pd.DataFrame(X, columns=["x1", "x2"])
df["label"] = y.ravel().astype(int)
print(df.describe())
print(df["label"].value_counts())


def circle_features(x):
    frame = pd.DataFrame(np.asarray(x), columns=["x1", "x2"])
    frame["x1_sq"] = frame["x1"] ** 2
    frame["x2_sq"] = frame["x2"] ** 2
    return frame.to_numpy(dtype="float32")


train = df.sample(frac=0.8, random_state=42)
valid = df.drop(train.index)

circle_model = keras.Sequential(
    [
        keras.Input(shape=(4,)),
        keras.layers.Dense(4, activation="tanh", name="hidden"),
        keras.layers.Dense(1, activation="sigmoid", name="output"),
    ]
)
circle_model.summary()
circle_model.compile(optimizer=keras.optimizers.Adam(learning_rate=0.02), loss="binary_crossentropy", metrics=["accuracy"])
circle_history = circle_model.fit(
    circle_features(train[["x1", "x2"]].values),
    train["label"].values,
    validation_data=(circle_features(valid[["x1", "x2"]].values), valid["label"].values),
    epochs=40,
    batch_size=32,
    verbose=0,
)
pd.DataFrame(circle_history.history).plot(figsize=(8, 5))
plt.grid(True)
plt.gca().set_ylim(0, 1)
plt.show()
