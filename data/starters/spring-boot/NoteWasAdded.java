%% for line in origin
// %%{line}
%% end
package app;

import org.quartz.JobExecutionContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.quartz.QuartzJobBean;

public class NoteWasAdded extends QuartzJobBean {
    private static final Logger LOG = LoggerFactory.getLogger(NoteWasAdded.class);

    @Override
    protected void executeInternal(JobExecutionContext context) {
        LOG.info("note {} was added", context.getMergedJobDataMap().getLong("id"));
    }
}
