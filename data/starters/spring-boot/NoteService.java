%% for line in origin
// %%{line}
%% end
package app;

%% if stack.cache is redis
import java.util.ArrayList;
%% end
import java.util.List;
%% if stack.cache is redis
import org.springframework.cache.annotation.CacheEvict;
import org.springframework.cache.annotation.Cacheable;
%% end
import org.springframework.stereotype.Service;

@Service
public class NoteService {
    private final NoteRepository notes;
%% if stack.jobs is quartz
    private final Jobs jobs;
%% end
%% if stack.realtime is spring-websocket or sse
    private final Live live;
%% end

%% if stack.jobs is quartz and stack.realtime is spring-websocket or sse
    NoteService(NoteRepository notes, Jobs jobs, Live live) {
%% else if stack.jobs is quartz
    NoteService(NoteRepository notes, Jobs jobs) {
%% else if stack.realtime is spring-websocket or sse
    NoteService(NoteRepository notes, Live live) {
%% else
    NoteService(NoteRepository notes) {
%% end
        this.notes = notes;
%% if stack.jobs is quartz
        this.jobs = jobs;
%% end
%% if stack.realtime is spring-websocket or sse
        this.live = live;
%% end
    }

%% if stack.cache is redis
    @Cacheable("notes")
    public List<Note> list() {
        return new ArrayList<>(notes.findTop100ByOrderByIdDesc());
    }

    @CacheEvict(cacheNames = "notes", allEntries = true)
%% else
    public List<Note> list() {
        return notes.findTop100ByOrderByIdDesc();
    }

%% end
    public Note add(String text) {
        Note note = notes.save(new Note(text));
%% if stack.jobs is quartz
        jobs.noteWasAdded(note.getId());
%% end
%% if stack.realtime is spring-websocket or sse
        live.tell(note);
%% end
        return note;
    }
}
