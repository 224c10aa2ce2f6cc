"""GradientTape and train_on_batch first, one short fit at the end; weights averaged and set."""

# %% playground
playground = {"xor": {"url": "https://playground.tensorflow.org/#activation=relu&batchSize=10&dataset=xor&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=6&seed=0.44210&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=false&ySquared=false&xTimesY=true&cosX=false&sinX=false&cosY=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false", "epochs": 300}}

# %% xor
import tensorflow as tf
keras.utils.set_random_seed(5)
xor_features = lambda x: tf.concat([x, tf.einsum("i,i->i", x[:, 0], x[:, 1])[:, None]], 1).numpy()
X, Y = make_xor(1200, seed=2)
F = xor_features(X)
xor_model = keras.Sequential([keras.layers.Dense(6, activation="relu"), keras.layers.Dense(1, activation="sigmoid")])
xor_model.compile(optimizer=keras.optimizers.Adam(0.01), loss="binary_crossentropy")
for epoch in range(15):
    p = np.random.permutation(len(F))
    for i in range(0, len(F), 40):
        xor_model.train_on_batch(F[p[i : i + 40]], Y[p[i : i + 40]])
history = xor_model.fit(F, Y.astype(int).ravel(), batch_size=64, epochs=3, verbose=2)
xor_history = history
