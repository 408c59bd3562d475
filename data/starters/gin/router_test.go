%% for line in origin
// %%{line}
%% end

package main

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

func answer(t *testing.T, method, path, body string) *httptest.ResponseRecorder {
	t.Helper()
	s, err := openServices()
	if err != nil {
		t.Fatal(err)
	}
	recorder := httptest.NewRecorder()
	request := httptest.NewRequest(method, path, strings.NewReader(body))
	newRouter(s).ServeHTTP(recorder, request)
	return recorder
}

func TestANoteThatWasAddedIsListed(t *testing.T) {
	if added := answer(t, http.MethodPost, "/notes", `{"text": "first"}`); added.Code != http.StatusCreated {
		t.Fatal(added.Code, added.Body)
	}
	if listed := answer(t, http.MethodGet, "/notes", ""); !strings.Contains(listed.Body.String(), "first") {
		t.Fatal(listed.Code, listed.Body)
	}
}

func TestANoteWithoutTextIsRefused(t *testing.T) {
	if refused := answer(t, http.MethodPost, "/notes", `{}`); refused.Code != http.StatusBadRequest {
		t.Fatal(refused.Code, refused.Body)
	}
}

func TestTheHealthEndpointAnswers(t *testing.T) {
	if health := answer(t, http.MethodGet, "/health", ""); health.Code != http.StatusOK {
		t.Fatal(health.Code, health.Body)
	}
}
