%% for line in origin
// %%{line}
%% end
package app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class NoteTest {
    private final HttpClient client = HttpClient.newHttpClient();

    @Value("${local.server.port}")
    private int port;

    private HttpResponse<String> send(HttpRequest.Builder request, String path) throws Exception {
        URI address = URI.create("http://127.0.0.1:" + port + path);
        return client.send(request.uri(address).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> add(String body) throws Exception {
        return send(HttpRequest.newBuilder().header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)), "/notes");
    }

    @Test
    void aNoteThatWasAddedIsListed() throws Exception {
        String text = "a note " + UUID.randomUUID();
        assertEquals(201, add("{\"text\": \"" + text + "\"}").statusCode());
        assertTrue(send(HttpRequest.newBuilder(), "/notes").body().contains(text));
    }

    @Test
    void aNoteWithoutTextIsRefused() throws Exception {
        assertEquals(400, add("{}").statusCode());
    }

    @Test
    void theHealthEndpointAnswers() throws Exception {
        assertEquals(200, send(HttpRequest.newBuilder(), "/health").statusCode());
    }
}
