"""Three sigmoid layers under a verbose fit, and an own cell that looks at the weights."""

# %% playground
playground = {
    "gauss": {
        "url": "https://playground.tensorflow.org/#activation=sigmoid&batchSize=10&dataset=gauss&regDataset=reg-plane&learningRate=0.3&regularizationRate=0&noise=0&networkShape=4,3,2&seed=0.59775&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=false&ySquared=false&xTimesY=false&sinX=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 800,
    },
}


# %% gauss
def gauss_features(x):
    return np.fliplr(x)  # 순서만 바꿈: X2, X1


keras.utils.set_random_seed(33)
gx, gy = make_gauss(1000, seed=33)
shape = [4, 3, 2]
gauss_model = keras.Sequential(
    [keras.layers.Dense(u, activation="sigmoid") for u in shape] + [keras.layers.Dense(1, activation="sigmoid")]
)
gauss_model.compile(optimizer=keras.optimizers.Adam(0.05), loss="binary_crossentropy", metrics=["accuracy"])
gauss_history = gauss_model.fit(gauss_features(gx), gy, batch_size=32, epochs=15, verbose=2)
# %% extra after gauss
# 층마다 무엇을 배웠는지 본다
for layer in gauss_model.layers:
    print(layer.name, [weight.shape for weight in layer.get_weights()])
