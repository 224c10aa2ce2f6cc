"""Logs into files by CSVLogger and TensorBoard, stops by a callback of its own at 99.5 %, reads the log again."""

# %% playground
playground = {}
playground["gauss"] = {
    "url": "https://playground.tensorflow.org/#activation=relu&batchSize=30&dataset=gauss&regDataset=reg-plane&learningRate=0.01&regularizationRate=0&noise=0&networkShape=4&seed=0.55501&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=false&ySquared=false&xTimesY=false&cosX=false&sinX=false&cosY=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
    "epochs": 150,
}

# %% gauss
import csv
from pathlib import Path

keras.utils.set_random_seed(2)
log_dir = Path("logs")
log_dir.mkdir(exist_ok=True)


class 충분히_좋으면_멈춤(keras.callbacks.Callback):
    def on_epoch_end(self, epoch, logs=None):
        if logs["val_accuracy"] >= 0.995 and logs["val_loss"] < 0.01:
            print(f"\n{epoch + 1} 에포크에서 멈춥니다.")
            self.model.stop_training = True


def gauss_features(points):
    """Return X1, X2."""
    return np.array([[p[0], p[1]] for p in points])


gauss_model = keras.Sequential(
    [
        keras.layers.InputLayer(shape=(2,)),
        keras.layers.Dense(4, activation="relu", kernel_initializer="lecun_normal", bias_initializer=keras.initializers.Constant(0.1)),
        keras.layers.Dense(1, activation="sigmoid"),
    ]
)
gauss_model.compile(optimizer=keras.optimizers.Adam(1e-2), loss="binary_crossentropy", metrics=["accuracy"])
train_x, train_y = make_gauss(1000, seed=2)
val_x, val_y = make_gauss(300, seed=3)
gauss_history = gauss_model.fit(
    gauss_features(train_x),
    train_y,
    validation_data=(gauss_features(val_x), val_y),
    epochs=40,
    batch_size=20,
    callbacks=[
        keras.callbacks.CSVLogger(log_dir / "gauss.csv"),
        keras.callbacks.TensorBoard(log_dir=str(log_dir)),
        keras.callbacks.TerminateOnNaN(),
        충분히_좋으면_멈춤(),
    ],
    verbose=0,
)
with open(log_dir / "gauss.csv", encoding="utf-8") as f:
    for row in list(csv.DictReader(f))[-3:]:
        print(row)
