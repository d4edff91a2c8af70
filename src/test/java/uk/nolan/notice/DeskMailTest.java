package uk.nolan.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import uk.nolan.NolanTest;
import uk.nolan.process.DailyDigests;
import uk.nolan.process.EngineClock;
import uk.nolan.process.Story;
import uk.nolan.process.Timeline;

/** Mails to those who work on cases, through a mail server that is down and then works (law 4). */
@NolanTest
class DeskMailTest {

    private static final String CALL = "notes/work-waits";

    @Autowired
    private Story story;

    @Autowired
    private Timeline timeline;

    @Autowired
    private Ledger ledger;

    @Autowired
    private TestPostbox postbox;

    @Autowired
    private ManagementService jobs;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private EngineClock clock;

    @Autowired
    private DailyDigests digests;

    private final int port = freePort();
    private GreenMail server;

    @AfterEach
    void lettersGoNowhereAgain() {
        digests.wanted(false);
        postbox.takeEverything();
        timeline.clear();
        if (server != null) {
            server.stop();
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void up() {
        server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
    }

    private Postbox mailServer() {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(port);
        sender.getJavaMailProperties().setProperty("mail.smtp.timeout", "5000");
        return new Postboxes().postbox(new StaticListableBeanFactory(Map.of("sender", sender)).getBeanProvider(JavaMailSender.class), "127.0.0.1", Path.of("unused"));
    }

    private static Postbox onlyNotesTo(Postbox other) {
        return new Postbox() {
            @Override
            public void deliver(Letter letter, MimeMessage message) {
                if (letter.isNote()) {
                    other.deliver(letter, message);
                }
            }

            @Override
            public String described() {
                return "notes alone";
            }
        };
    }

    private List<OpenedMail> received() {
        return Stream.of(server.getReceivedMessages()).map(OpenedMail::of).toList();
    }

    private List<Letter> calls(String reference) {
        return ledger.letters(reference).stream().filter(letter -> letter.notice().equals(CALL)).toList();
    }

    private Job waiting(String process) {
        return jobs.createJobQuery().processDefinitionKey(process).messages().singleResult();
    }

    /** The case itself does not wait for it: the view can be given while the mail server is down. */
    @Test
    void aCallThatCannotBeSentIsAnIncidentAndGoesOutLaterOnceInTheSameWords() {
        story.begin("2027-01-04");
        String reference = story.upTo("Prepare consultation");
        // the letter that asks for the view gets through; then the server goes down
        postbox.leadTo(onlyNotesTo(mailServer()));
        assertThatThrownBy(() -> story.goesOver("Prepare consultation", story.answers("Prepare consultation"))).isInstanceOf(DeliveryProblem.class);
        assertThat(story.open(reference)).contains("Give view");
        List<Letter> written = calls(reference);
        assertThat(written).hasSize(1).allMatch(letter -> letter.sentAt().isEmpty());

        while (waiting("call-to-work").getRetries() > 0) {
            clock.travelTo(waiting("call-to-work").getDuedate().toInstant().plusMillis(1));
            assertThatThrownBy(() -> jobs.executeJob(waiting("call-to-work").getId())).isInstanceOf(DeliveryProblem.class);
        }
        Incident incident = runtime.createIncidentQuery().singleResult();
        assertThat(incident.getIncidentMessage())
                .contains("\"" + CALL + "\"", "independent-person", reference, "waits in the ledger")
                .doesNotContain("@", "Penhale", "Vardle", "Ellesby");
        assertThat(ledger.waiting()).isEqualTo(1);

        up();
        jobs.setJobRetries(waiting("call-to-work").getId(), 1);
        jobs.executeJob(waiting("call-to-work").getId());
        assertThat(calls(reference)).hasSize(1).allMatch(letter -> letter.sentAt().isPresent());
        assertThat(received()).hasSize(1);
        OpenedMail mail = received().get(0);
        assertThat(mail.header("Message-ID")).containsExactly(written.get(0).messageId());
        assertThat(mail.plain()).isEqualTo(written.get(0).plainText());
        assertThat(mail.kinds()).containsExactly("text/plain", "text/html");
        assertThat(mail.recipients()).containsExactly("independentPerson@nolan.example");
        assertThat(mail.subject()).isEqualTo("Waiting for you: Give view, due Monday 11 January 2027 (%s)".formatted(reference));
        assertThat(mail.everything()).doesNotContain("Vardle", "Ellesby", "Marlbeck", "Rude");
        assertThat(runtime.createIncidentQuery().count()).isZero();
        assertThat(runtime.createProcessInstanceQuery().processDefinitionKey("call-to-work").count()).isZero();
    }

    /** Two officers at seven in the morning of Monday 14 December 2026: two mails, once, when the server is back. */
    @Test
    void digestsWaitInTheLedgerOfNoCaseAndGoOutOnce() {
        digests.wanted(true);
        story.begin("2026-12-11");
        String reference = story.complaint(Map.of());
        postbox.leadTo(mailServer());
        assertThatThrownBy(() -> timeline.runTo(LocalDateTime.parse("2026-12-14T07:30").atZone(EngineClock.LONDON).toInstant()))
                .isInstanceOf(DeliveryProblem.class)
                .hasMessage("Letter \"notes/digest\" to the deputies waits in the ledger: the mail server 127.0.0.1 did not take it (ConnectException). It is tried again by itself; nothing is lost.");
        List<Letter> written = ledger.letters(DeskMail.OF_NO_CASE);
        assertThat(written).hasSize(2).allMatch(letter -> letter.sentAt().isEmpty());
        assertThat(ledger.waiting()).isEqualTo(2);

        up();
        clock.travelTo(waiting("working-day-round").getDuedate().toInstant().plusMillis(1));
        jobs.executeJob(waiting("working-day-round").getId());
        timeline.runWaiting();
        assertThat(ledger.waiting()).isZero();
        assertThat(received()).extracting(mail -> mail.header("Message-ID").get(0)).containsExactlyInAnyOrderElementsOf(written.stream().map(Letter::messageId).toList());
        assertThat(received()).allSatisfy(mail -> {
            assertThat(mail.subject()).isEqualTo("Your dates: 2 due by Sunday 20 December 2026");
            assertThat(mail.plain()).contains(reference, "Decide validity", "Friday 18 December 2026");
            assertThat(mail.everything()).doesNotContain("Vardle", "Ellesby", "Marlbeck", "Rude");
        });
        assertThat(ledger.letters(reference)).noneMatch(letter -> letter.notice().equals("notes/digest"));
    }
}
