%% for line in origin
// %%{line}
%% end
package app;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.RunIdIncrementer;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A bulk job of one step. Its runs are recorded in the database. */
@Configuration
public class NotesJob {
    private static final Logger LOG = LoggerFactory.getLogger(NotesJob.class);

    @Bean
    Job countNotes(JobRepository runs, Step count) {
        return new JobBuilder("count-notes", runs).incrementer(new RunIdIncrementer()).start(count).build();
    }

    @Bean
    Step count(JobRepository runs, NoteRepository notes) {
        return new StepBuilder("count", runs).tasklet((contribution, context) -> {
            LOG.info("there are {} notes", notes.count());
            return RepeatStatus.FINISHED;
        }).build();
    }
}
