"""The app: what it shows, begins and refuses."""

import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from small_studies import SMALL, study
from starlette.testclient import TestClient
from worlds import scenario

from sim.app import application
from sim.cli.app_desk import StudyDesk
from sim.cli.jobs import MOST
from sim.report.indicator import style


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("studies")
    study(folder / "one", scenario(*SMALL, "title=First"))
    study(folder / "deep" / "two", scenario(*SMALL, "title='Second <b>'", "driver/war=escalation"))
    return folder


@pytest.fixture
def app(root: Path) -> Iterator[TestClient]:
    desk = StudyDesk(root)
    yield TestClient(application(desk, style()), base_url="http://127.0.0.1:8765")
    desk.jobs.end()


def test_home_lists_studies_and_every_driver_with_its_options(app: TestClient) -> None:
    text = app.get("/").text
    assert 'href="/study/deep/two"' in text and "Second &lt;b&gt;" in text
    assert text.count('<select name="driver/') == 12
    assert '<option value="oil_act">' in text


def test_no_page_asks_anybody_else_for_anything(app: TestClient) -> None:
    for address in ("/", "/study/one", "/page/one"):
        text = app.get(address).text if address != "/page/one" else app.get("/").text
        assert not re.findall(r'(?:src|href)="(?:https?:)?//', text)
        assert "<script" not in text


def test_an_indicator_is_drawn_alone_and_beside_another_study(app: TestClient) -> None:
    for beside in ("", "deep/two"):
        query = {"indicator": "brent", "beside": beside}
        drawn = app.get("/figure/one", params=query)
        assert drawn.headers["content-type"] == "image/png"
        assert drawn.content.startswith(b"\x89PNG") and len(drawn.content) > 8_000
        page = app.get("/study/one", params=query).text
        assert ("Difference: less First at the end" in page) == bool(beside)


def test_an_indicator_of_one_state_can_be_chosen(app: TestClient) -> None:
    page = app.get("/study/one").text
    names = re.findall(r'<option value="([^"]+@[A-Z]{3})"', page)
    assert names
    assert app.get("/figure/one", params={"indicator": names[0]}).status_code == 200


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/study/three", "is no folder"),
        ("/study/..%2f..%2f", "is no folder"),
        ("/study/one%00", "is no folder"),
        ("/study/deep", "&#39;deep&#39; is no study"),
        ("/figure/one?indicator=joy", "one has no indicator joy"),
        ("/page/one", "&#39;one&#39; has no report; sim report"),
        ("/job/7", "job 7 is unknown"),
        ("/why/one?run=99&week=1&state=USA", "run is 99; allowed is 0 to"),
    ],
)
def test_what_there_is_not_is_one_sentence(app: TestClient, address: str, said: str) -> None:
    answer = app.get(address)
    assert answer.status_code == 404
    assert said in answer.text


def test_a_choice_is_told_as_on_the_command_line(app: TestClient, root: Path) -> None:
    text = app.get("/why/one?run=0&week=1&state=USA&terms=yes").text
    assert f"sim trace {root / 'one'} --run=0 --week=1 --state=USA --all --terms" in text
    assert "A term adds weight x (value - usual) / spread." in text


def test_another_site_can_begin_and_read_nothing(app: TestClient) -> None:
    form = {"runs": "2", "weeks": "2"}
    evil = {"origin": "http://evil.example"}
    assert app.post("/run", data=form, headers=evil).status_code == 403
    assert app.get("/", headers={"host": "evil.example"}).status_code == 400


def test_words_that_make_no_study_are_told_with_their_sentence(app: TestClient) -> None:
    page = waited(app, app.post("/run", data={"runs": "2", "more": "wekes=2"}).text)
    assert "It did not work" in page and "wekes is unknown (did you mean weeks?)" in page


def test_one_ticked_study_is_no_comparison(app: TestClient) -> None:
    answer = app.post("/compare", data={"study": "one"})
    assert answer.status_code == 400 and "ticked: 1; allowed are two" in answer.text


@pytest.mark.slow
def test_a_study_is_run_and_compared_from_the_browser(app: TestClient, root: Path) -> None:
    form = {"runs": "3", "weeks": "3", "seed": "1", "more": "'states=[USA,RUS,UKR]'"}
    places = []
    for name in ("", "oil_act"):
        page = waited(app, app.post("/run", data={**form, "scenario": name}).text)
        places += re.findall(r'href="/page/([^"]+)"', page)
    assert len(places) == 2 and (root / places[1] / "report.html").is_file()
    page = waited(app, app.post("/compare", data={"study": places}).text)
    report = re.findall(r'href="/page/([^"]+)"', page)[0]
    assert "oil" in app.get(f"/page/{report}").text


@pytest.mark.slow
def test_no_more_commands_are_at_work_than_there_is_room_for(app: TestClient) -> None:
    form = {"runs": "200", "weeks": "104"}
    answers = [app.post("/run", data={**form, "seed": str(i)}).status_code for i in range(MOST + 1)]
    assert answers == [200] * MOST + [400]


def waited(app: TestClient, page: str) -> str:
    """The page of a job once it has ended."""
    number = int(re.findall(r"job (\d+)", page)[0])
    for _ in range(600):
        page = app.get(f"/job/{number}").text
        if "At work" not in page:
            break
        time.sleep(0.1)
    return page
