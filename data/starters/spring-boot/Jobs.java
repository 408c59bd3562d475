%% for line in origin
// %%{line}
%% end
package app;

import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.TriggerBuilder;
import org.springframework.stereotype.Component;

/** Work that a request need not wait for. It is kept in memory: what is not done is lost when the process ends. */
@Component
public class Jobs {
    private final Scheduler scheduler;

    Jobs(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    void noteWasAdded(Long id) {
        JobDetail job = JobBuilder.newJob(NoteWasAdded.class).usingJobData("id", id).build();
        try {
            scheduler.scheduleJob(job, TriggerBuilder.newTrigger().startNow().build());
        } catch (SchedulerException error) {
            throw new IllegalStateException("the job of note " + id + " cannot be scheduled", error);
        }
    }
}
