"""Jobs of the app: found again, begun once, stopped; and what goes wrong on the way."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from sim.app import application
from sim.cli.app_desk import StudyDesk

LONG = {"runs": "5000", "weeks": "520"}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[StudyDesk]:
    desk = StudyDesk(tmp_path)
    yield desk
    desk.jobs.end()


@pytest.fixture
def app(desk: StudyDesk) -> TestClient:
    return TestClient(
        application(desk, ""), base_url="http://127.0.0.1:8765", raise_server_exceptions=False
    )


def test_a_job_is_begun_once_found_again_and_stopped(app: TestClient) -> None:
    first, second = app.post("/run", data=LONG), app.post("/run", data=LONG)
    assert first.url.path == second.url.path == "/job/0"
    assert 'http-equiv="refresh"' in second.text
    assert 'http-equiv="refresh"' not in app.get("/job/0?still=yes").text
    assert 'href="/job/0"' in app.get("/").text
    stopped = app.post("/job/0/stop").text
    assert "<h1>Stopped</h1>" in stopped
    assert 'href="/job/0"' not in app.get("/").text
    again = re.findall(r'href="(/\?words=[^"#]+)', stopped)[0]
    assert 'max="520" value="520"' in app.get(again).text


def test_a_job_from_before_the_app_was_started_is_told(app: TestClient) -> None:
    assert "before the app was last started" in app.get("/job/3").text
    assert app.post("/job/3/stop").status_code == 400


@pytest.mark.parametrize(("address", "status"), [("/nothing", 404), ("/run", 405)])
def test_an_address_of_no_page_shows_the_way_back(
    app: TestClient, address: str, status: int
) -> None:
    answer = app.get(address)
    assert answer.status_code == status
    assert f"{address} is no page of this app" in answer.text and 'href="/"' in answer.text


def test_the_browser_is_told_to_run_no_script_and_to_show_no_page_in_a_frame(
    app: TestClient,
) -> None:
    told = app.get("/").headers["content-security-policy"]
    assert "default-src 'none'" in told and "frame-ancestors 'none'" in told


def test_a_study_that_cannot_be_read_is_refused_with_what_it_lacks(
    app: TestClient, tmp_path: Path
) -> None:
    folder = tmp_path / "torn"
    folder.mkdir()
    (folder / "manifest.json").write_text('{"runs": 2, "weeks": 2, "seed": 1}')
    answer = app.get("/study/torn")
    assert answer.status_code == 404
    assert "torn has no trajectories.zarr yet" in answer.text and 'href="/"' in answer.text
    assert "terminal" not in answer.text


def test_a_fault_is_a_page_too(
    app: TestClient, desk: StudyDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(StudyDesk, "job", lambda *_: 1 // 0)
    answer = app.get("/job/0")
    assert answer.status_code == 500
    assert "Something went wrong" in answer.text and 'href="/"' in answer.text


def test_comparisons_are_listed_and_their_reports_lead_back(
    app: TestClient, tmp_path: Path
) -> None:
    folder = tmp_path / "comparisons" / "one"
    folder.mkdir(parents=True)
    (folder / "comparison.json").write_text("{}")
    assert 'href="/page/' not in app.get("/").text
    page = "<title>a &amp; b · brinkwatch</title>\n<body>\n</body>"
    (folder / "report.html").write_text(page)
    assert '<a href="/page/comparisons/one">a &amp; b</a>' in app.get("/").text
    assert '<a href="/">brinkwatch</a>' in app.get("/page/comparisons/one").text
