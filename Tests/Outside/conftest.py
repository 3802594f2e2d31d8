"""The servers that the tests of this folder share."""
import pytest

from server import serve


def pytest_addoption(parser):
    parser.addoption("--pictures", help="the folder for pictures of the page, as the documentation shows them")


@pytest.fixture(scope="session")
def local_server(tmp_path_factory):
    """A server on local engines, as `make run` starts it."""
    with serve(tmp_path_factory.mktemp("local")) as server:
        yield server


@pytest.fixture(scope="session")
def scripted_server(tmp_path_factory):
    """A server on engines that cost nothing."""
    with serve(tmp_path_factory.mktemp("scripted"), "--engines", "scripted", "--max-sessions", "200") as server:
        yield server
