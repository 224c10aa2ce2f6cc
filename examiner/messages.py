"""Every sentence of the examiner that a student reads, in Korean.

The self-check of the notebooks shows `MISSING`, `NOT_ATTEMPTED`, `SHAPE`, `KIND`, `RAISED` and `NON_FINITE` in the same
words (a test compares them). Sentences about one problem of the lab stand beside their check in the hidden tests.
"""

from __future__ import annotations

import re

from examiner.model import Cause, Outcome

MISSING = "`{name}`이(가) 정의되어 있지 않습니다. 이름의 철자와 대소문자를 확인하고 풀이 셀을 실행하십시오."
MISSING_AFTER_ERROR = "풀이 셀이 예외로 멈추어 `{name}`이(가) 만들어지지 않았습니다. {error}: {text}"
MISSING_AFTER_TIMEOUT = "풀이 셀이 {seconds:.0f}초 안에 끝나지 않아 `{name}`이(가) 만들어지지 않았습니다."
STOPPED = "풀이 셀이 끝까지 실행되지 않고 예외로 멈추었습니다. {error}: {text}"
NOT_RUN_IN_TIME = "노트북 전체의 제한 시간이 지나 `{name}`을(를) 확인하지 못했습니다. 오래 걸리는 셀을 줄이십시오."
MISSING_AFTER_CRASH = "풀이 셀을 실행하는 중에 커널이 죽어 `{name}`이(가) 만들어지지 않았습니다."
NOT_ATTEMPTED = "아직 풀지 않은 문제입니다. 풀이 셀에서 `raise NotImplementedError`를 지우고 코드를 작성하십시오."
STUB_LEFT = (
    "풀이 셀에 `raise NotImplementedError`가 남아 있어 그 아래의 코드가 실행되지 않았습니다. 이 줄을 지우십시오."
)
SHAPE = "`{name}`의 모양(shape)이 다릅니다. 기대한 모양은 {expected}, 받은 모양은 {got}입니다."
KIND = "`{name}`의 종류가 다릅니다. 기대한 종류는 {expected}, 받은 종류는 {got}입니다."
NON_FINITE = "`{name}`에 유한한 수가 아닌 값(NaN 또는 무한대)이 있습니다."
RAISED = "`{call}`을(를) 실행하는 중에 예외가 발생했습니다. {error}: {text}"
TIMEOUT = "`{call}`이(가) {seconds:.0f}초 안에 끝나지 않았습니다. 끝나지 않는 반복문이 있는지 확인하십시오."
CRASHED = (
    "`{call}`을(를) 실행하는 중에 커널이 죽었습니다. 메모리를 너무 많이 쓰거나 `exit()`를 부르지 않는지 확인하십시오."
)
TOO_BIG = "`{name}`의 값이 너무 커서 읽을 수 없습니다. 문제에서 정한 모양인지 확인하십시오."
UNREADABLE_REPLY = "`{name}`의 값을 읽을 수 없습니다. 문제에서 정한 종류의 값인지 확인하십시오."
FAILED = "검사를 통과하지 못했습니다."
UNMARKED_TITLE = "자동 채점"
UNMARKED = "이 노트북을 자동으로 채점하지 못했습니다. 점수는 아직 정해지지 않았고, 채점자가 직접 채점합니다."
NOT_CHECKED = "받은 값이 뜻밖의 모습이라 검사를 끝까지 진행하지 못했습니다. 채점자가 다시 확인합니다."

MISSING_AFTER_LIMIT = "풀이 셀이 {limit}을 넘어 커널이 종료되었고, `{name}`이(가) 만들어지지 않았습니다."
CALL_OVER_LIMIT = "`{call}`을(를) 실행하는 중에 {limit}을 넘어 커널이 종료되었습니다."
LIMIT_REACHED = " {limit}에 이르렀습니다."
LIMITS = {
    "cell_cpu_s": "셀 실행 시간 제한({:g}초)",
    "call_cpu_s": "함수 실행 시간 제한({:g}초)",
    "notebook_clock_s": "노트북 전체의 시간 제한({:g}초)",
    "memory_mb": "메모리 제한({:g} MB)",
    "processes": "프로세스와 스레드 수의 제한({:g}개)",
    "open_files": "열어 둔 파일 수의 제한({:g}개)",
    "file_mb": "파일 크기 제한({:g} MB)",
    "disk_mb": "작업 폴더와 /tmp의 용량 제한({:g} MB)",
    "files": "파일 수의 제한({:g}개)",
    "message_mb": "메시지 크기 제한({:g} MB)",
    "output_mb": "출력 양의 제한({:g} MB)",
    "messages": "출력 메시지 수의 제한({:g}개)",
}

MODEL_NOT_SEQUENTIAL = "`{name}`은(는) keras.Sequential 모델이어야 합니다. 받은 종류는 {got}입니다."
MODEL_LAYER = "`{name}`의 층은 모두 Dense여야 합니다. {layer} 층이 있습니다."
MODEL_ACTIVATION = "`{name}`의 활성화 함수 {activation}을(를) 알 수 없습니다. 케라스의 활성화 함수 이름을 쓰십시오."
MODEL_NOT_BUILT = "`{name}`에 가중치가 없습니다. 모델을 훈련(fit)한 뒤에 제출하십시오."

UNREADABLE = {
    "not-json": "제출한 파일을 노트북으로 읽을 수 없습니다. 파일이 깨졌거나 노트북(.ipynb)이 아닙니다.",
    "empty": "제출한 파일이 비어 있습니다.",
    "too-big": "제출한 파일이 너무 큽니다. 출력을 지우고 다시 제출하십시오.",
    "not-a-file": "제출한 것이 보통 파일이 아닙니다. 노트북 파일(.ipynb)을 제출하십시오.",
    "missing": "이 노트북은 제출되지 않았습니다.",
}
WORK_IN_NO_NOTEBOOK = "노트북이 아닌 이 파일에 풀이가 들어 있을 수 있어 채점자가 열어 보고 채점합니다."
CELL_RESTORED = "제출한 노트북에 `{id}` 셀이 없어 원본에서 되살렸습니다."
SOLUTION_DELETED = "제출한 노트북에 풀이 셀 `{id}`이(가) 없거나 비어 있습니다."
RENAMED = "파일 이름이 `{file}`이지만 `{name}`(으)로 알아보고 채점했습니다."
SHARED = "`{name}` 파일이 따로 없고 그 풀이가 `{file}`에 들어 있어 이 파일에서 찾아 채점했습니다."
IN_OTHER_NOTEBOOK = "`{file}`에 `{name}`의 풀이로 보이는 셀이 있어 채점자가 확인합니다."
IN_OTHER_FILE = "`{file}`에 `{name}`의 풀이가 들어 있을 수 있어 채점자가 열어 보고 확인합니다."
OTHER_FILES = "같은 노트북의 파일이 여럿이어서 `{file}`을(를) 채점했습니다. 채점하지 않은 파일: {others}."
DAMAGED = {
    "mended": "제출한 파일에 쉼표가 잘못 들어 있어 고쳐 읽었습니다.",
    "broken": "제출한 파일이 깨져 있어 온전한 셀 {count}개만 읽었습니다. 빠진 셀이 없는지 채점자가 확인합니다.",
    "cut": "제출한 파일에 셀이나 글이 너무 많아 셀 {count}개만 읽었습니다. 빠진 셀이 없는지 채점자가 확인합니다.",
}
FOUND_BY = {
    "marker": "`{id}`의 풀이를 셀 첫머리의 안내 주석으로 찾았습니다(확신도 {confidence}%).",
    "names": "`{id}`의 풀이를 코드가 정의하는 이름으로 찾았습니다(확신도 {confidence}%).",
    "order": "`{id}`의 답을 셀의 순서로 찾았습니다(확신도 {confidence}%).",
    "likeness": "`{id}`의 답을 내용의 비슷함으로 찾았습니다(확신도 {confidence}%).",
}
FOUND_ELSEWHERE = "`{id}`에서 정할 이름이 다른 셀에 있어 그 셀에 쓴 코드로 채점했습니다."
MOVED = "다른 곳에 있던 `{id}`의 답을 제자리로 옮겼습니다."
KIND_CHANGED = "`{id}`의 셀 종류가 바뀌어 있어 되돌렸습니다."
SEVERAL_PARTS = "`{id}`의 내용이 셀 {count}개에 나뉘어 있어 차례대로 모두 읽었습니다."
CELLS_MENDED = "나뉘거나 합쳐진 셀이 있어, 이어지는 코드는 붙이고 주어진 글은 떼어 읽었습니다."
ADDITION_KEPT = "주어진 셀 `{id}`은(는) 원본으로 되돌리고, 덧붙인 코드는 따로 실행했습니다."
LEFT_TO_PERSON = "`{id}`의 답이 어느 셀에 있는지 확실하지 않아 채점자가 확인합니다."
PICTURE_LEFT_OUT = "너무 크거나 읽을 수 없는 그림을 생략했습니다."
OUTPUT_CUT = "출력이 너무 길어 나머지를 생략했습니다."
RUN_AGAIN = "운이나 사고로 점수를 잃지 않도록 모두 {runs}번 실행하여 가장 좋은 결과로 채점했습니다."
NOT_MARKED = "아직 채점하지 않았습니다."
UNSANDBOXED = "격리(sandbox) 없이 채점했습니다."

OUTCOMES = {
    Outcome.PASSED: "통과",
    Outcome.FAILED: "실패",
    Outcome.ERROR: "예외",
    Outcome.TIMEOUT: "시간 초과",
    Outcome.CRASHED: "커널 종료",
    Outcome.MISSING: "없음",
    Outcome.NOT_ATTEMPTED: "풀지 않음",
}
CAUSES = {Cause.STUDENT: "답안", Cause.LIMITS: "제한", Cause.ENVIRONMENT: "채점 환경"}
RUBRIC_HEADING = "### 채점 기준"
COLUMNS = ("검사", "결과", "점수", "원인", "설명")
QUESTION_POINTS = "{points:g} / {max_points:g}점"

_CONTROLS = [*range(0x09), *range(0x0B, 0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
_SURROGATES = range(0xD800, 0xE000)  # bytes of a file name that are no UTF-8
# What a SyntaxError says after Jupyter's name for a cell.
_LINE_OF_CELL = re.compile(r"\((?:\d+\.py|<[^<>()]{1,80}>), line (\d+)\)$")
_MAX_SENTENCE = 2_000  # characters
_COLOURS = re.compile(r"\x1b\[[\d;]*m")  # Keras sets parts of its exceptions in bold
_UNSHOWN = dict.fromkeys([*_CONTROLS, *_SURROGATES], "\N{REPLACEMENT CHARACTER}")


def of_cell(text: str) -> str:
    """Return what a SyntaxError says, with the line of the cell instead of a file that no student knows."""
    return _LINE_OF_CELL.sub(r"(셀의 \1번째 줄)", text)


def brief(text: str) -> str:
    """Return a sentence cut to a length that people read, whatever it repeats of a student's."""
    return text if len(text) <= _MAX_SENTENCE else f"{text[:_MAX_SENTENCE]}…"


def printable(text: str) -> str:
    """Return a student's text without what steers a terminal, turns the direction of writing or cannot be encoded."""
    return _COLOURS.sub("", text).translate(_UNSHOWN)
