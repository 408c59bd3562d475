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
%% if stack.realtime
    private final Live live;

    NoteService(NoteRepository notes, Live live) {
        this.notes = notes;
        this.live = live;
    }
%% else

    NoteService(NoteRepository notes) {
        this.notes = notes;
    }
%% end

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
%% if stack.realtime
        live.tell(note);
%% end
        return note;
    }
}
