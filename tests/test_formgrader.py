"""What an instructor does by hand, in a real browser: open a submission, give points; then export and feedback."""

from __future__ import annotations

import csv
import dataclasses
import html
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support import expected_conditions as when
from selenium.webdriver.support.wait import WebDriverWait

from examiner import messages
from tests.conftest import make_mini

pytestmark = pytest.mark.slow

WAIT_S = 60
TOKEN = "formgrader-test"
ACTIVE = "<script>window.owned = 1</script><img src=x onerror='window.owned = 1'><svg onload='window.owned = 1'></svg>"
# Every place where a student's text reaches a page: an answer in Markdown, outputs of each kind, an exception, a name.
HOSTILE = {
    "essay": f"답입니다. {ACTIVE} [x](javascript:alert(1))",
    "a": f"answer = 42\ndef double(x): raise ValueError({ACTIVE!r})",
    "b": (
        "from IPython.display import HTML, SVG, Javascript, Latex, Markdown, display\n"
        f"text = {ACTIVE!r}\n"
        "display(HTML(text), Javascript('window.owned = 1'), Latex(text), Markdown(text))\n"
        "display({'image/svg+xml': text, 'text/plain': text}, raw=True)\n"
        "display({'image/png': 'x\">' + text}, raw=True, metadata={'image/png': {'width': '\">' + text}})\n"
        "print(text)\nraise RuntimeError(text)"
    ),
}
WRONG, SENTENCE = "return x + x + x", "double(x)가 두 배가 아닙니다."
CHROMIUM_OPTIONS = (
    *("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-quic"),
    *("--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"),
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",  # the pages name a CDN; the test never reaches it
)


@dataclasses.dataclass(frozen=True)
class Classroom:
    """A marked course in a folder of its own, and the environment of every program that is started for it."""

    root: Path
    environment: dict[str, str]

    def run(self, *arguments: str) -> None:
        command = [sys.executable, "-m", *arguments]
        done = subprocess.run(command, cwd=self.root, env=self.environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"{arguments}: {done.stdout}{done.stderr}"

    def exported(self) -> dict[str, float]:
        """Return the scores that `nbgrader export` writes, by student."""
        self.run("nbgrader", "export")
        with (self.root / "grades.csv").open(encoding="utf-8", newline="") as file:
            return {row["student_id"]: float(row["score"]) for row in csv.DictReader(file)}


@pytest.fixture(scope="module")
def classroom(tmp_path_factory: pytest.TempPathFactory) -> Classroom:
    """Alice handed in the solution with one slip, bob the untouched release, mallory scripts; all are marked."""
    folder = tmp_path_factory.mktemp("classroom")
    room = Classroom(make_mini(folder / "course").root, environment(folder))
    room.run("nbgrader", "generate_assignment", "mini")
    for student, origin in (("alice", "source"), ("bob", "release")):
        submitted = room.root / "submitted" / student / "mini" / "1.ipynb"
        submitted.parent.mkdir(parents=True)
        text = (room.root / origin / "mini" / "1.ipynb").read_text(encoding="utf-8")
        submitted.write_text(text.replace("return x * 2", WRONG), encoding="utf-8")
    hostile = nbformat.read(room.root / "source/mini/1.ipynb", as_version=4)
    for cell in hostile.cells:
        cell.source = HOSTILE.get(cell.id, cell.source)
    (room.root / "submitted/mallory/mini").mkdir(parents=True)
    nbformat.write(hostile, room.root / "submitted/mallory/mini/1.ipynb")
    room.run("examiner", "grade", "mini")
    return room


@pytest.fixture(scope="module")
def server(classroom: Classroom) -> Iterator[str]:
    """The address of a Jupyter server in the course, with the extensions that nbgrader installs."""
    options = ("--no-browser", "--allow-root", "--ServerApp.ip=127.0.0.1", "--ServerApp.port=0")
    command = [sys.executable, "-m", "jupyter_server", *options, f"--IdentityProvider.token={TOKEN}"]
    log = classroom.root.parent / "server.log"
    with (
        log.open("wb") as out,
        subprocess.Popen(command, cwd=classroom.root, env=classroom.environment, stdout=out, stderr=out) as process,
    ):
        try:
            yield address(process, log)
        finally:
            process.kill()


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    """A Chromium without a window and without a network; all that it writes goes to a folder of its own."""
    home = tmp_path_factory.mktemp("browser")
    options = webdriver.ChromeOptions()
    options.binary_location = program("chromium")
    for option in (*CHROMIUM_OPTIONS, f"--user-data-dir={home / 'profile'}"):
        options.add_argument(option)
    log, variables = str(home / "chromedriver.log"), environment(home) | {"TMPDIR": str(home)}
    service = webdriver.ChromeService(program("chromedriver"), log_output=log, env=variables)
    with webdriver.Chrome(options, service) as driver:
        yield driver


@pytest.fixture
def formgrader(browser: webdriver.Chrome, server: str) -> webdriver.Chrome:
    """The browser on the first page of the formgrader. Logging in on a deeper page would leave the others locked."""
    browser.get(f"{server}/formgrader?token={TOKEN}")
    return browser


@pytest.fixture(scope="module")
def feedback(classroom: Classroom) -> dict[str, str]:
    """Each student's feedback page, followed by its bare text: highlighting puts tags inside of code."""
    classroom.run("nbgrader", "generate_feedback", "mini")
    pages = {path.parts[-3]: path.read_text(encoding="utf-8") for path in classroom.root.glob("feedback/*/mini/1.html")}
    return {student: html.unescape(page + re.sub(r"<[^>]*>", "", page)) for student, page in pages.items()}


def test_the_assignment_is_listed(formgrader: webdriver.Chrome) -> None:
    row = appears(formgrader, "//tr[td[contains(@class, 'name')]/a[text()='mini']]")
    assert row.find_element(By.CLASS_NAME, "num-submissions").text == "3"


def test_a_submission_shows_its_verdicts_below_the_graded_cell(formgrader: webdriver.Chrome) -> None:
    open_submission(formgrader, "alice")
    table = appears(formgrader, "//div[contains(@class, 'code_cell')][.//input[@id='a-tests']]//table").text
    assert f"두 배 실패 0 / 1 답안 {SENTENCE}" in table
    assert "답 통과 1 / 1" in table


def test_manual_points_reach_the_export(formgrader: webdriver.Chrome, classroom: Classroom) -> None:
    before = classroom.exported()
    open_submission(formgrader, "alice")
    appears(formgrader, "//input[@id='essay'][contains(@class, 'needs_manual_grade')]").send_keys("3", Keys.TAB)
    appears(formgrader, "//input[@id='essay'][not(contains(@class, 'needs_manual_grade'))]")  # the server has answered
    assert classroom.exported() == before | {"alice": before["alice"] + 3}


def test_feedback_shows_the_students_code_and_the_verdicts(feedback: dict[str, str]) -> None:
    assert WRONG in feedback["alice"]
    assert SENTENCE in feedback["alice"]
    assert messages.NOT_ATTEMPTED.replace("`", "") in feedback["bob"]


def test_feedback_is_korean_and_says_what_is_still_to_be_marked(feedback: dict[str, str], classroom: Classroom) -> None:
    for student, essay in (("mallory", "채점 전 / 4점"), ("bob", "0 / 4점")):
        assert f'글 답안 <a href="#essay">essay</a>: {essay}' in feedback[student]
    assert "(문제 1개는 채점 전)" in feedback["mallory"]
    assert "답안이 없습니다." in feedback["bob"]
    spoken = ("Score:", "Test cell", "Written response", "Student's answer", "Comments:", "No response", "(Top)")
    assert [(student, text) for student, page in feedback.items() for text in spoken if text in page] == []


def test_no_script_of_a_student_runs_in_the_formgrader(formgrader: webdriver.Chrome) -> None:
    open_submission(formgrader, "mallory")
    assert "답입니다." in formgrader.page_source
    assert formgrader.execute_script("return window.owned") is None


def test_no_script_of_a_student_runs_in_feedback(
    browser: webdriver.Chrome, classroom: Classroom, feedback: dict[str, str]
) -> None:
    assert "답입니다." in feedback["mallory"]
    browser.get((classroom.root / "feedback/mallory/mini/1.html").as_uri())
    assert browser.execute_script("return window.owned") is None


def test_the_same_script_would_run_in_a_page_that_is_not_cleaned(browser: webdriver.Chrome, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(f"<!DOCTYPE html><body>{ACTIVE}</body>", encoding="utf-8")
    browser.get(page.as_uri())
    assert browser.execute_script("return window.owned") == 1


@pytest.mark.parametrize("student", ["alice", "bob"])
def test_feedback_holds_no_hidden_line(classroom: Classroom, feedback: dict[str, str], student: str) -> None:
    released = nbformat.read(classroom.root / "release/mini/1.ipynb", as_version=4)
    known = {line.strip() for cell in released.cells for line in cell.source.splitlines()} | {""}
    tests = (classroom.root / "tests/mini/test_1.py").read_text(encoding="utf-8")
    hidden = {line.strip() for line in tests.splitlines()} - known
    signs = {"EXAMINER_NODE", "test_1.py", "BEGIN HIDDEN", "END HIDDEN"}
    assert [text for text in hidden | signs if text in feedback[student]] == []


def open_submission(browser: webdriver.Chrome, student: str) -> None:
    """Click from the first page of the formgrader to a student's notebook, and wait until it shows the points."""
    for page in ("/formgrader/gradebook", "/gradebook/mini", "/gradebook/mini/1"):
        appears(browser, f"//a[contains(@href, '{page}')]").click()
    appears(browser, "//a[text()='Submission #3']")
    browser.find_element(By.ID, "toggle_names").click()
    appears(browser, f"//a[text()='{student}']").click()
    appears(browser, "//input[@id='a-tests'][@placeholder]")


def appears(browser: webdriver.Chrome, xpath: str) -> WebElement:
    """Return the element as soon as it can be seen."""
    condition = when.visibility_of_element_located((By.XPATH, xpath))
    return WebDriverWait(browser, WAIT_S).until(condition, f"not on the page: {xpath}")


def environment(home: Path) -> dict[str, str]:
    """Return the variables of a program that keeps everything of its own in `home`."""
    others = {name: value for name, value in os.environ.items() if not name.startswith(("JUPYTER", "IPYTHON", "XDG"))}
    return others | {"HOME": str(home)}


def address(process: subprocess.Popen[bytes], log: Path) -> str:
    """Wait until the server says where it listens."""
    deadline = time.monotonic() + WAIT_S
    while process.poll() is None and time.monotonic() < deadline:
        if found := re.search(r"is running at:\s.*?(http://127\.0\.0\.1:\d+)/", log.read_text(encoding="utf-8")):
            return found[1]
        time.sleep(0.1)
    pytest.fail(f"The Jupyter server did not start:\n{log.read_text(encoding='utf-8')}")


def program(name: str) -> str:
    """Return the path of a program; without it the test fails in CI and is skipped elsewhere."""
    if found := shutil.which(name):
        return found
    reason = f"{name} is not installed: apt install chromium chromium-driver"
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)
