package uk.nolan.rehearsal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.springframework.util.PatternMatchUtils;
import uk.nolan.casefile.CaseFiles;
import uk.nolan.council.ConfigurationProblem;
import uk.nolan.council.Council;
import uk.nolan.deadline.Calendar;
import uk.nolan.process.DailyDigests;
import uk.nolan.process.EngineClock;
import uk.nolan.process.Timeline;

/**
 * Fills an empty case file with complaints at different stages, so that the first look at Nolan shows work to do. They are told in
 * {@code demonstration/} with days counted back from today, and played as they would have come about. The setting {@code nolan.demonstration} names
 * the files that are played, such as {@code 01-*,05-*}; all of them unless it is set.
 */
@Component
@Profile("demo")
public class Demonstration {

    private final Actor actor;
    private final Timeline timeline;
    private final EngineClock clock;
    private final CaseFiles caseFiles;
    private final Calendar calendar;
    private final Council council;
    private final DailyDigests digests;
    private final String[] chosen;

    Demonstration(
            Actor actor,
            Timeline timeline,
            EngineClock clock,
            CaseFiles caseFiles,
            Calendar calendar,
            Council council,
            DailyDigests digests,
            @Value("${nolan.demonstration:*}") String[] chosen) {
        this.digests = digests;
        this.chosen = chosen;
        this.actor = actor;
        this.timeline = timeline;
        this.clock = clock;
        this.caseFiles = caseFiles;
        this.calendar = calendar;
        this.council = council;
    }

    /** Something that happens in one of the stories: the complaint comes in, or a step is done. */
    private record Moment(LocalDate on, Rehearsal story, Optional<Step> step) {}

    /**
     * Plays the complaints up to the present time, if there are none yet. The clock travels meanwhile, so nobody may be signed in and the
     * job executor must not run.
     */
    public void perform() {
        if (!caseFiles.all().isEmpty()) {
            return;
        }
        Instant present = clock.instant();
        List<Moment> moments = moments(LocalDate.ofInstant(present, EngineClock.LONDON));
        if (moments.isEmpty()) {
            return;
        }
        boolean digestsAfterwards = digests.wanted();
        try {
            // nobody reads in the morning of a day that is long past
            digests.wanted(false);
            clock.travelTo(Actor.morningOf(moments.get(0).on()));
            timeline.windRound();
            Map<Rehearsal, String> references = new HashMap<>();
            for (Moment moment : moments) {
                timeline.runTo(Actor.morningOf(moment.on()));
                play(moment, references);
                timeline.runWaiting();
            }
            timeline.runTo(present);
        } finally {
            digests.wanted(digestsAfterwards);
            clock.comeHome();
        }
    }

    private void play(Moment moment, Map<Rehearsal, String> references) {
        Rehearsal story = moment.story();
        int line = moment.step().map(Step::line).orElse(story.complaint().line());
        try {
            if (moment.step().isEmpty()) {
                references.put(story, actor.receive(story));
            } else {
                actor.perform(references.get(story), moment.step().get().deed());
            }
        } catch (RuntimeException refusal) {
            throw new ConfigurationProblem(
                    "%s line %d: this step of the demonstration cannot be played: %s".formatted(story.file(), line, Unmet.words(refusal)),
                    refusal);
        }
    }

    /** What happens in all stories together, in the order of days. */
    private List<Moment> moments(LocalDate today) {
        List<Moment> moments = new ArrayList<>();
        for (Rehearsal story : stories(Days.countedFrom(today, calendar.workingDays()))) {
            if (story.council().equals(council.key()) && PatternMatchUtils.simpleMatch(chosen, story.file().replaceFirst(".*/", ""))) {
                moments.add(new Moment(story.complaint().received(), story, Optional.empty()));
                story.story().forEach(step -> moments.add(new Moment(step.on(), story, Optional.of(step))));
            }
        }
        moments.sort(Comparator.comparing(Moment::on));
        return moments;
    }

    static List<Rehearsal> stories(Days days) {
        try {
            Resource[] files = new PathMatchingResourcePatternResolver().getResources("classpath*:demonstration/*.yaml");
            Arrays.sort(files, Comparator.comparing(Resource::getFilename));
            List<Rehearsal> stories = new ArrayList<>();
            for (Resource file : files) {
                try (InputStream content = file.getInputStream()) {
                    String text = new String(content.readAllBytes(), StandardCharsets.UTF_8);
                    stories.add(RehearsalFile.forDemonstration("demonstration/" + file.getFilename(), text, days));
                }
            }
            return stories;
        } catch (IOException e) {
            throw new UncheckedIOException("The demonstration cannot be read", e);
        }
    }
}
