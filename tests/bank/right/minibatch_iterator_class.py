"""minibatches gives an object with __iter__ that was written as a class; seeded by the student."""

# %% minibatch
import keras

keras.utils.set_random_seed(2024)


class Batches:
    """입력과 타깃을 같은 순서로 섞어 batch_size개씩 꺼내 준다."""

    def __init__(self, inputs, targets, batch_size):
        self.inputs = inputs
        self.targets = targets
        self.batch_size = batch_size

    def __len__(self):
        return -(-len(self.inputs) // self.batch_size)

    def __iter__(self):
        order = np.random.permutation(len(self.inputs))
        for k in range(len(self)):
            chosen = order[k * self.batch_size : (k + 1) * self.batch_size]
            yield self.inputs[chosen], self.targets[chosen]


def minibatches(inputs, targets, batch_size=32):
    return iter(Batches(inputs, targets, batch_size))


def train(inputs, targets, epochs, batch_size=32):
    return [
        float(np.mean([training_step(x, t) for x, t in minibatches(inputs, targets, batch_size)]))
        for _ in range(epochs)
    ]


minibatch_losses = train(inputs, targets, epochs=10)

# %% extra after minibatch
# 확인: 미니배치가 63개인지
sizes = [len(x) for x, t in minibatches(inputs, targets)]
print(len(sizes), sizes[-1])
plt.plot(minibatch_losses, "o-")
plt.show()
