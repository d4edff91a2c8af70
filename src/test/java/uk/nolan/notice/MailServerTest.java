package uk.nolan.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import uk.nolan.NolanTest;
import uk.nolan.casefile.CaseFiles;
import uk.nolan.process.EngineClock;
import uk.nolan.process.Procedure;
import uk.nolan.process.Story;
import uk.nolan.process.Timeline;

/** Letters through a mail server that works, that is down, that goes down half-way, and that refuses. */
@NolanTest
class MailServerTest {

    private static final String DECISION = "no-further-action";

    @Autowired
    private Story story;

    @Autowired
    private Procedure procedure;

    @Autowired
    private Timeline timeline;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Correspondence correspondence;

    @Autowired
    private CaseFiles caseFiles;

    @Autowired
    private TestPostbox postbox;

    @Autowired
    private ManagementService jobs;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private EngineClock clock;

    @Autowired
    private JdbcTemplate database;

    private final int port = freePort();
    private GreenMail server;
    private final List<MimeMessage> received = new ArrayList<>();
    private Told told;

    @BeforeEach
    void lettersGoToTheServer() {
        told = new Told(story, procedure, timeline, ledger);
    }

    @AfterEach
    void lettersGoNowhereAgain() {
        postbox.takeEverything();
        timeline.clear();
        down();
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

    private void down() {
        if (server != null) {
            received.addAll(List.of(server.getReceivedMessages()));
            server.stop();
            server = null;
        }
    }

    private List<OpenedMail> received() {
        List<MimeMessage> all = new ArrayList<>(received);
        if (server != null) {
            all.addAll(List.of(server.getReceivedMessages()));
        }
        return all.stream().map(OpenedMail::of).toList();
    }

    private Postbox mailServer() {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(port);
        sender.getJavaMailProperties().setProperty("mail.smtp.timeout", "5000");
        return new Postboxes().postbox(
                new StaticListableBeanFactory(Map.of("sender", sender)).getBeanProvider(JavaMailSender.class), "127.0.0.1", Path.of("unused"));
    }

    /** A case of which only the decision is still to be taken. */
    private Told readyForTheDecision() {
        told.received("2026-12-11", Map.of()).acknowledged("2026-12-14").valid("2026-12-16").firstLetter("2026-12-18", Map.of());
        return told.represented("2027-01-06").enquired("2027-01-11", Map.of()).consulted("2027-01-11").viewGiven("2027-01-15");
    }

    private List<Letter> decisions() {
        return told.letters().stream().filter(letter -> letter.notice().equals(DECISION)).toList();
    }

    private Job waitingJob() {
        return jobs.createJobQuery().messages().singleResult();
    }

    /** Lets the clock run to the time at which the job is tried again, and gives the pause before it. */
    private Duration waitForTheNextAttempt() {
        Instant next = waitingJob().getDuedate().toInstant();
        Duration pause = Duration.between(clock.instant(), next);
        assertThat(jobs.createJobQuery().messages().executable().list()).isEmpty();
        clock.travelTo(next.plusMillis(1));
        assertThat(jobs.createJobQuery().messages().executable().list()).hasSize(1);
        return pause;
    }

    private void tryAgain() {
        jobs.executeJob(waitingJob().getId());
    }

    @Test
    void everyLetterArrivesAsHtmlWithPlainTextUnderItsMessageIdAtOneRecipient() {
        up();
        postbox.leadTo(mailServer());
        readyForTheDecision().assessed("2027-01-22", DECISION);

        assertThat(received()).hasSameSizeAs(told.letters());
        assertThat(told.letters()).hasSizeGreaterThan(9).allSatisfy(letter -> {
            List<OpenedMail> copies = received().stream().filter(one -> one.header("Message-ID").equals(List.of(letter.messageId()))).toList();
            assertThat(copies).hasSize(1);
            OpenedMail mail = copies.get(0);
            assertThat(mail.kinds()).containsExactly("text/plain", "text/html");
            assertThat(mail.plain()).isEqualTo(letter.plainText());
            assertThat(mail.html()).isEqualTo(letter.html().replace("\r\n", "\n"));
            assertThat(mail.recipients()).containsExactly(letter.email().orElseThrow());
            assertThat(mail.subject()).isEqualTo(letter.subject());
            assertThat(mail.header("Reply-To")).containsExactly("monitoring.officer@newark-sherwood.example");
            assertThat(letter.sentAt()).isPresent();
        });
        assertThat(told.letters()).extracting(Letter::messageId).doesNotHaveDuplicates();
        assertThat(ledger.waiting()).isZero();
    }

    @Test
    void whileTheServerIsDownTheCaseWaitsWithGrowingPausesAndThenAnIncidentNamesTheNotice() {
        readyForTheDecision();
        postbox.leadTo(mailServer());
        assertThatThrownBy(() -> told.assessed("2027-01-22", DECISION)).hasMessageContaining(DECISION);

        assertThat(decisions()).hasSize(3).allMatch(letter -> letter.sentAt().isEmpty());
        assertThat(caseFiles.get(told.reference()).isOpen()).isTrue();
        assertThat(caseFiles.facts(told.reference()).latest("assessed")).isEmpty();
        assertThat(ledger.waiting()).isEqualTo(3);

        List<Duration> pauses = new ArrayList<>();
        while (waitingJob().getRetries() > 0) {
            assertThat(runtime.createIncidentQuery().count()).isZero();
            pauses.add(waitForTheNextAttempt());
            assertThatThrownBy(this::tryAgain).isInstanceOf(DeliveryProblem.class);
        }
        assertThat(pauses).containsExactly(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(15), Duration.ofHours(1), Duration.ofHours(4));

        // the processes above show the same incident without words of their own
        List<Incident> incidents = runtime.createIncidentQuery().list().stream().filter(incident -> incident.getId().equals(incident.getRootCauseIncidentId())).toList();
        assertThat(incidents).hasSize(1);
        assertThat(incidents.get(0).getIncidentMessage())
                .contains("\"" + DECISION + "\"", told.reference(), "waits in the ledger", "127.0.0.1", "nothing is lost")
                .doesNotContain("@", "Vardle", "Ellesby", "Oldacre");
        assertThat(decisions()).hasSize(3);
        assertThat(caseFiles.get(told.reference()).isOpen()).isTrue();
    }

    @Test
    void whenTheServerIsBackTheSameWordsGoOutOnceAndTheCaseGoesOn() {
        readyForTheDecision();
        postbox.leadTo(mailServer());
        assertThatThrownBy(() -> told.assessed("2027-01-22", DECISION)).isInstanceOf(DeliveryProblem.class);
        List<Letter> written = decisions();

        up();
        waitForTheNextAttempt();
        tryAgain();
        timeline.runWaiting();

        assertThat(received()).extracting(mail -> mail.header("Message-ID").get(0)).containsExactlyInAnyOrderElementsOf(written.stream().map(Letter::messageId).toList());
        assertThat(received()).extracting(OpenedMail::plain).containsExactlyInAnyOrderElementsOf(written.stream().map(Letter::plainText).toList());
        assertThat(decisions()).extracting(Letter::html).containsExactlyElementsOf(written.stream().map(Letter::html).toList());
        assertThat(caseFiles.get(told.reference()).outcome()).contains(DECISION);
        assertThat(caseFiles.journal(told.reference())).filteredOn(entry -> entry.line().startsWith("Letter sent: no further action")).hasSize(1);
        assertThat(ledger.waiting()).isZero();
    }

    /** The officer repairs the server over the week-end and presses "Retry" in Cockpit. The letter keeps its date, from which periods are counted. */
    @Test
    void anIncidentIsEndedByARetryInCockpitAndTheLetterKeepsItsDate() {
        readyForTheDecision();
        postbox.leadTo(mailServer());
        assertThatThrownBy(() -> told.assessed("2027-01-22", DECISION)).isInstanceOf(DeliveryProblem.class);
        List<Letter> written = decisions();
        while (waitingJob().getRetries() > 0) {
            waitForTheNextAttempt();
            assertThatThrownBy(this::tryAgain).isInstanceOf(DeliveryProblem.class);
        }

        up();
        clock.travelTo(Instant.parse("2027-01-25T09:00:00Z"));
        jobs.setJobRetries(waitingJob().getId(), 1);
        tryAgain();
        timeline.runWaiting();

        assertThat(runtime.createIncidentQuery().count()).isZero();
        assertThat(received()).hasSize(3).allSatisfy(mail -> assertThat(mail.plain()).contains("Date: Friday 22 January 2027"));
        assertThat(decisions()).extracting(Letter::messageId).containsExactlyElementsOf(written.stream().map(Letter::messageId).toList());
        assertThat(caseFiles.facts(told.reference()).latest("assessed")).contains(LocalDate.of(2027, 1, 22));
    }

    @Test
    void whoWasServedBeforeTheServerWentDownIsNotServedTwice() {
        readyForTheDecision();
        up();
        Postbox working = mailServer();
        postbox.leadTo(afterOneLetter(working, this::down));
        assertThatThrownBy(() -> told.assessed("2027-01-22", DECISION)).isInstanceOf(DeliveryProblem.class);

        assertThat(received()).hasSize(1);
        assertThat(decisions()).extracting(letter -> letter.sentAt().isPresent()).containsExactly(true, false, false);

        up();
        postbox.leadTo(working);
        waitForTheNextAttempt();
        tryAgain();

        assertThat(received()).extracting(mail -> mail.header("Message-ID").get(0))
                .containsExactlyElementsOf(decisions().stream().map(Letter::messageId).toList());
        assertThat(received()).extracting(mail -> mail.recipients().get(0))
                .containsExactly("imogen.vardle@example.org", "rhona.ellesby@marlbeck.example", "clerk@marlbeck.example");
    }

    /** The working-day round sends what waits. The case's own job, when it is retried, finds everything sent and goes on. */
    @Test
    void whatTheRoundHasSentIsNotSentAgainByTheCase() {
        readyForTheDecision();
        postbox.leadTo(mailServer());
        assertThatThrownBy(() -> told.assessed("2027-01-22", DECISION)).isInstanceOf(DeliveryProblem.class);
        Job decision = waitingJob();
        jobs.setJobRetries(decision.getId(), 0);

        up();
        told.on("2027-01-25");
        assertThat(received()).hasSize(3);
        assertThat(caseFiles.get(told.reference()).isOpen()).isTrue();

        jobs.setJobRetries(decision.getId(), 1);
        jobs.executeJob(decision.getId());
        timeline.runWaiting();
        assertThat(received()).hasSize(3);
        assertThat(caseFiles.get(told.reference()).outcome()).contains(DECISION);
    }

    @Test
    void twoJobsThatComeUponTheSameLetterAtTheSameTimeSendItOnce() throws Exception {
        told.received("2026-12-11", Map.of());
        CountDownLatch delivering = new CountDownLatch(1);
        CountDownLatch mayGoOn = new CountDownLatch(1);
        List<String> delivered = new CopyOnWriteArrayList<>();
        List<Letter> letters = correspondence.write(told.reference(), Outgoing.of("acknowledgement", List.of("complainant")), "test");
        postbox.leadTo(new Postbox() {
            @Override
            public void deliver(Letter letter, MimeMessage message) {
                delivered.add(letter.messageId());
                delivering.countDown();
                await(mayGoOn);
            }

            @Override
            public String described() {
                return "slow";
            }
        });
        CompletableFuture<Void> first = CompletableFuture.runAsync(() -> correspondence.send(letters));
        await(delivering);
        CompletableFuture<Void> second = CompletableFuture.runAsync(() -> correspondence.send(letters));
        Thread.sleep(300);
        mayGoOn.countDown();
        first.get(10, TimeUnit.SECONDS);
        second.get(10, TimeUnit.SECONDS);
        assertThat(delivered).containsExactly(letters.get(0).messageId());
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void oneRecipientWhoCannotBeReachedHoldsUpNobodyElsesLetter() throws IOException {
        readyForTheDecision();
        try (Refusing refusing = new Refusing(port, "rhona.ellesby@marlbeck.example")) {
            postbox.leadTo(mailServer());
            assertThatThrownBy(() -> told.assessed("2027-01-22", DECISION)).hasMessageContaining("subject-member");
        }
        assertThat(decisions()).extracting(letter -> letter.sentAt().isPresent()).containsExactly(true, false, true);
    }

    /** A server's refusal repeats the recipient's address, and the engine keeps the stack trace of a failed job. */
    @Test
    void whatARefusingServerSaysAboutAPersonReachesNoTableOfTheEngine() throws IOException {
        told.received("2026-12-11", Map.of());
        try (Refusing refusing = new Refusing(port, "imogen.vardle@example.org")) {
            postbox.leadTo(mailServer());
            assertThatThrownBy(() -> told.acknowledged("2026-12-14"))
                    .isInstanceOf(DeliveryProblem.class)
                    .hasMessage("Letter \"acknowledgement\" to the complainant in case " + told.reference()
                            + " waits in the ledger: the mail server 127.0.0.1 did not take it (SMTPAddressFailedException 550 5.1.1). It is tried again by itself; nothing is lost.")
                    .hasNoCause();
        }
        assertThat(jobs.getJobExceptionStacktrace(waitingJob().getId())).contains("acknowledgement").doesNotContain("imogen", "Vardle", "User unknown");
        assertThat(tracesInTheEngine("imogen.vardle")).isEmpty();
    }

    @Test
    void aReminderThatCannotBeSentWaitsAndIsSentOnce() {
        told.received("2026-12-11", Map.of()).acknowledged("2026-12-14").valid("2026-12-16").firstLetter("2026-12-18", Map.of());
        postbox.leadTo(mailServer());
        assertThatThrownBy(() -> told.on("2027-01-04")).hasMessageContaining("notes/reminder").hasMessageContaining(told.reference());
        Letter reminder = told.letter("notes/reminder", "subject-member");
        assertThat(reminder.sentAt()).isEmpty();

        up();
        waitForTheNextAttempt();
        tryAgain();
        told.on("2027-01-05");

        assertThat(received()).extracting(mail -> mail.header("Message-ID").get(0)).containsExactly(reminder.messageId());
    }

    private static Postbox afterOneLetter(Postbox working, Runnable then) {
        return new Postbox() {
            @Override
            public void deliver(Letter letter, MimeMessage message) {
                working.deliver(letter, message);
                then.run();
            }

            @Override
            public String described() {
                return working.described();
            }
        };
    }

    /** The invented people of the rehearsals, which are part of each version of the procedure, are nobody's trace. */
    private List<String> tracesInTheEngine(String word) {
        List<String> found = new ArrayList<>();
        for (Map<String, Object> column : database.queryForList(
                "select table_name, column_name from information_schema.columns where table_name like 'ACT\\_%' and data_type in ('CHARACTER VARYING', 'BINARY LARGE OBJECT', 'CHARACTER LARGE OBJECT', 'BINARY VARYING')")) {
            String table = column.get("TABLE_NAME").toString();
            String name = column.get("COLUMN_NAME").toString();
            for (Object value : database.queryForList("select \"" + name + "\" from \"" + table + "\" where \"" + name + "\" is not null" + (table.equals("ACT_GE_BYTEARRAY") ? " and DEPLOYMENT_ID_ is null" : ""), Object.class)) {
                String text = value instanceof byte[] bytes ? new String(bytes, StandardCharsets.ISO_8859_1) : value.toString();
                if (text.toLowerCase().contains(word)) {
                    found.add(table + "." + name);
                }
            }
        }
        return found;
    }

    /** The least of a mail server: it takes everything, save for one recipient, whom it refuses by name. */
    private static final class Refusing implements AutoCloseable {

        private final ServerSocket socket;
        private final String refused;

        Refusing(int port, String refused) throws IOException {
            this.socket = new ServerSocket(port, 5, InetAddress.getLoopbackAddress());
            this.refused = refused;
            Thread serving = new Thread(this::serve, "refusing mail server");
            serving.setDaemon(true);
            serving.start();
        }

        private void serve() {
            while (!socket.isClosed()) {
                try (Socket client = socket.accept()) {
                    converse(client);
                } catch (SocketException e) {
                    return;
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            }
        }

        private void converse(Socket client) throws IOException {
            BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
            PrintWriter out = new PrintWriter(client.getOutputStream(), true, StandardCharsets.ISO_8859_1);
            out.print("220 ready\r\n");
            out.flush();
            boolean data = false;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String answer = data ? (line.equals(".") ? "250 taken" : null) : answer(line);
                data = data ? !line.equals(".") : line.equals("DATA");
                if (answer != null) {
                    out.print(answer + "\r\n");
                    out.flush();
                }
            }
        }

        private String answer(String line) {
            if (line.startsWith("RCPT") && line.contains(refused)) {
                return "550 5.1.1 <" + refused + ">: Recipient address rejected: User unknown in virtual mailbox table";
            }
            return line.equals("DATA") ? "354 go on" : line.equals("QUIT") ? "221 bye" : "250 OK";
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
