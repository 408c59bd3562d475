%% for line in origin
// %%{line}
%% end
package app;

%% if stack.realtime is spring-websocket
import org.springframework.messaging.simp.SimpMessagingTemplate;
import org.springframework.stereotype.Component;

/** Tells the clients that subscribed to /topic/notes of each new note. */
@Component
public class Live {
    private final SimpMessagingTemplate messages;

    Live(SimpMessagingTemplate messages) {
        this.messages = messages;
    }

    void tell(Note note) {
        messages.convertAndSend("/topic/notes", note);
    }
}
%% else
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Server-sent events of this process: the browser reads them with new EventSource("/live"). */
@RestController
public class Live {
    private final Set<SseEmitter> clients = ConcurrentHashMap.newKeySet();

    @GetMapping("/live")
    SseEmitter follow() {
        SseEmitter client = new SseEmitter(0L);
        client.onCompletion(() -> clients.remove(client));
        client.onError(error -> clients.remove(client));
        clients.add(client);
        return client;
    }

    void tell(Note note) {
        for (SseEmitter client : clients) {
            try {
                client.send(SseEmitter.event().name("note").data(note));
            } catch (IOException | IllegalStateException gone) {
                clients.remove(client);
            }
        }
    }
}
%% end
