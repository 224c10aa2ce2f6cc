"""Sees that on the squares the border is a straight line, so address and model have no hidden layer at all."""

# %% playground
# 제곱 두 개를 켜면 은닉층이 없어도 된다
playground = {
    "circle": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=30&dataset=circle&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=&seed=0.63813&showTestData=false&discretize=false&percTrainData=50&x=false&y=false&xSquared=true&ySquared=true&xTimesY=false&sinX=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 200,
    },
}


# %% circle
def circle_features(x):
    return x * x  # (n, 2): x1², x2²


keras.utils.set_random_seed(0)
X, Y = make_circle(n=1500, noise=0, seed=8)
circle_model = keras.models.Sequential([keras.layers.Dense(units=1, activation="sigmoid")])
circle_model.compile(optimizer=keras.optimizers.Adam(learning_rate=0.1), loss=keras.losses.BinaryCrossentropy())
circle_history = circle_model.fit(x=circle_features(X), y=Y, epochs=25, batch_size=64, verbose=0)
w, b = circle_model.get_weights()
print("반지름의 제곱은 약", -b / w.ravel())
