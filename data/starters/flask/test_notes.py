%% for line in origin
# %%{line}
%% end
import uuid

import pytest

from app import create_app


@pytest.fixture
def client():
    return create_app().test_client()


def test_a_note_that_was_added_is_listed(client):
    text = f"a note {uuid.uuid4()}"
    assert client.post("/notes", json={"text": text}).status_code == 201
    assert text in [note["text"] for note in client.get("/notes").get_json()]


def test_a_note_without_text_is_refused(client):
    assert client.post("/notes", json={}).status_code == 400


def test_the_health_endpoint_answers(client):
    assert client.get("/health").status_code == 200
