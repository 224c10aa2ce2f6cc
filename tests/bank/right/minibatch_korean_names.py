"""Korean identifiers throughout, and a step of its own by assign_add of the negative gradient."""


# %% minibatch
def 한_걸음(입력, 정답):
    with tf.GradientTape() as 테이프:
        손실 = square_loss(정답, model(입력))
    기울기_W, 기울기_b = 테이프.gradient(손실, (W, b))
    W.assign_add(-learning_rate * 기울기_W)
    b.assign_add(-learning_rate * 기울기_b)
    return 손실


def minibatches(inputs, targets, batch_size=32):
    순서 = np.random.permutation(inputs.shape[0])
    시작 = 0
    while 시작 < len(순서):
        묶음 = 순서[시작 : 시작 + batch_size]
        yield inputs[묶음], targets[묶음]
        시작 += batch_size


def train(inputs, targets, epochs, batch_size=32):
    에포크별_손실 = []
    for 회차 in range(epochs):
        손실들 = [한_걸음(입력, 정답) for 입력, 정답 in minibatches(inputs, targets, batch_size)]
        에포크별_손실.append(np.mean(손실들))
        print(f"{회차 + 1}번째 에포크의 손실은 {에포크별_손실[-1]:.4f}입니다")
    return 에포크별_손실


minibatch_losses = train(inputs, targets, epochs=7)
