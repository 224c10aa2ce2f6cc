"""Takes only the raw coordinates and lets eight ReLU units and cross-entropy find the ring."""

# %% playground
playground = {
    "circle": {
        "url": "https://playground.tensorflow.org/#activation=relu&batchSize=30&dataset=circle&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=8&seed=0.24854&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=false&ySquared=false&xTimesY=false&sinX=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 200,
    },
}


# %% circle
def circle_features(x):
    return np.asarray(x, dtype="float32")  # 좌표 그대로


from keras.layers import Dense

keras.utils.set_random_seed(77)
circle_data, circle_target = make_circle(2000, seed=77)
circle_model = keras.Sequential()
circle_model.add(Dense(8, activation="relu", kernel_initializer="he_normal"))
circle_model.add(Dense(1, activation="sigmoid"))
circle_model.compile(optimizer=keras.optimizers.Adam(0.03), loss="binary_crossentropy", metrics=["accuracy"])
circle_history = circle_model.fit(circle_features(circle_data), circle_target, batch_size=32, epochs=25, verbose=0)
