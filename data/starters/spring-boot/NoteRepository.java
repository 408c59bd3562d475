%% for line in origin
// %%{line}
%% end
package app;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

public interface NoteRepository extends JpaRepository<Note, Long> {
    List<Note> findTop100ByOrderByIdDesc();
}
