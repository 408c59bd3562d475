%% for line in origin
// %%{line}
%% end
package app;

import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class NoteController {
    record NewNote(String text) {
    }

    private final NoteService notes;

    NoteController(NoteService notes) {
        this.notes = notes;
    }

    @GetMapping("/notes")
    List<Note> list() {
        return notes.list();
    }

    @PostMapping("/notes")
    ResponseEntity<?> add(@RequestBody NewNote body) {
        if (body.text() == null || body.text().isEmpty() || body.text().length() > 500) {
            return ResponseEntity.badRequest()
                    .body(Map.of("error", "text must be a string of 1 to 500 characters"));
        }
        return ResponseEntity.status(HttpStatus.CREATED).body(notes.add(body.text()));
    }
}
