"""scikit-learn splits the points and measures the accuracy."""

# %% playground
playground = {
    "xor": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=10&dataset=xor&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=5&seed=0.31337&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=false&ySquared=false&xTimesY=true&cosX=false&sinX=false&cosY=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 400,
    },
}

# %% xor
from sklearn.metrics import accuracy_score
from sklearn.model_selection import train_test_split

keras.utils.set_random_seed(0)
X, y = make_xor(1500, seed=0)
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=0, stratify=y)


def xor_features(x):
    return np.column_stack([x[:, 0], x[:, 1], x[:, 0] * x[:, 1]])


xor_model = keras.Sequential([keras.layers.Dense(5, activation="tanh"), keras.layers.Dense(1, activation="sigmoid")])
xor_model.compile(optimizer=keras.optimizers.Adam(0.02), loss="binary_crossentropy", metrics=["accuracy"])
early = keras.callbacks.EarlyStopping(patience=10, restore_best_weights=True)
xor_history = xor_model.fit(
    xor_features(X_train), y_train, validation_split=0.2, epochs=80, batch_size=32, callbacks=[early], verbose=0
)
y_pred = (xor_model.predict(xor_features(X_test)) > 0.5).astype(int)
print("accuracy:", accuracy_score(y_test, y_pred))
