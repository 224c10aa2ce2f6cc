"""Stacks the layers with add() after an Input layer, and trains with momentum SGD on mean squared error."""

# %% playground
playground = {
    "circle": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=30&dataset=circle&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=2&seed=0.31196&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=true&ySquared=true&xTimesY=false&sinX=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 260,
    },
}


# %% circle
def circle_features(x):
    x1, x2 = x[:, 0], x[:, 1]
    return np.column_stack([x1, x2, x1**2, x2**2])


keras.utils.set_random_seed(21)
train_x, train_y = make_circle(1000, seed=21)

circle_model = keras.Sequential(name="circle")
circle_model.add(keras.Input(shape=(4,)))
circle_model.add(keras.layers.Dense(2, activation="tanh", name="hidden"))
circle_model.add(keras.layers.Dense(1, activation="sigmoid", name="probability"))
circle_model.summary()

# 관성이 있으면 평균 제곱 오차로도 빨리 내려간다
circle_model.compile(optimizer=keras.optimizers.SGD(learning_rate=0.1, momentum=0.9), loss="mse")
circle_history = circle_model.fit(circle_features(train_x), train_y, batch_size=20, epochs=30, verbose=0)
print("마지막 손실", circle_history.history["loss"][-1])
