"""Sequential built from another model's layers; two names; integer labels; jit_compile."""

# %% playground
playground = {"gauss": {"url": "https://playground.tensorflow.org/#activation=sigmoid&batchSize=10&dataset=gauss&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=3,2&seed=0.44210&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=false&ySquared=false&xTimesY=false&cosX=false&sinX=false&cosY=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false", "epochs": 300}}

# %% gauss
keras.utils.set_random_seed(8)
def gauss_features(x, 순서=(1, 0)): return x[:, list(순서)]
X, Y = make_gauss(600, 10, seed=2)
층 = [keras.layers.Dense(n, activation="sigmoid") for n in (3, 2)] + [keras.layers.Dense(1, activation="sigmoid")]
모델 = keras.Sequential(층)
gauss_model = 모델
모델.compile(optimizer=keras.optimizers.SGD(keras.optimizers.schedules.CosineDecay(0.8, 2000), momentum=0.9, nesterov=True), loss="binary_crossentropy", jit_compile=False, run_eagerly=False)
모델.fit(gauss_features(X), Y, epochs=30, batch_size=16, verbose=0)
gauss_history = 모델.fit(gauss_features(X), Y[:, 0], epochs=2, batch_size=16, shuffle=False, verbose="auto")
