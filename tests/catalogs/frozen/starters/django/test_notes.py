%% for line in origin
# %%{line}
%% end
import pytest


@pytest.mark.django_db
def test_a_note_that_was_added_is_listed(client):
    added = client.post("/notes", {"text": "first"}, content_type="application/json")
    assert added.status_code == 201
    assert "first" in [note["text"] for note in client.get("/notes").json()]


def test_a_note_without_text_is_refused(client):
    assert client.post("/notes", {}, content_type="application/json").status_code == 400


@pytest.mark.django_db
def test_the_health_endpoint_answers(client):
    assert client.get("/health").status_code == 200
