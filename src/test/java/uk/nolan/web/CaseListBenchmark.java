package uk.nolan.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import uk.nolan.TestCast;
import uk.nolan.casefile.CaseFiles;
import uk.nolan.people.Officers;
import uk.nolan.process.Procedure;

/**
 * Measures the list of cases with 10,000 of them: the whole program over HTTP, signed in. Its name keeps it out of {@code mvn verify}; the README says how to run it.
 * The database is H2 in a file, or PostgreSQL with {@code -Dnolan.benchmark=postgresql}.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles({"rehearsal", "test"})
@Import({TestCast.class, uk.nolan.notice.TestPostbox.class})
class CaseListBenchmark {

    private static final int CASES = 10_000;
    private static final int OPEN = 2_000;
    private static final int REQUESTS = 500;

    private static final List<String> FIRST = List.of(
            "Ada", "Agatha", "Barnaby", "Beatrix", "Cordelia", "Crispin", "Dorcas", "Dulcie", "Edwin", "Ellis", "Gideon", "Hester", "Ignatius", "Imogen", "Jethro", "Lionel", "Lowenna", "Lucian",
            "Magnus", "Millicent", "Osbert", "Perpetua", "Philippa", "Rhona", "Salome", "Septimus", "Tamsin", "Tobias", "Verity", "Winifred");
    private static final List<String> LAST = List.of(
            "Allwood", "Ashmole", "Beech", "Bellwood", "Brightmore", "Caldbeck", "Crowle", "Draycote", "Ellesby", "Finch", "Frayne", "Garland", "Hale", "Hallam", "Harte", "Larkin", "Lyle", "Marchbank",
            "Nunn", "O'Hara", "Oldacre", "Orme", "Pell", "Penhale", "Penrose", "Pykett", "Quill", "Renshaw", "Rudge", "Sallow", "Starling", "Stubbings", "Thorold", "Tindell", "Vane", "Vardle",
            "Whitlam", "Wragby", "Wright-Smith", "Yaxley");
    private static final List<String> COUNCILS = List.of("newark-and-sherwood", "marlbeck", "oxley-ferry", "wenthorpe", "brackengate");
    private static final List<String> STAGES = List.of(
            "Intake", "Validity", "First letter and representations", "Enquiries", "Independent Person's view", "Initial assessment", "Informal resolution", "Investigation", "Review of the report",
            "Hearing arrangements", "Hearing", "Follow-up");
    private static final List<String> OUTCOMES =
            List.of("rejected-at-validity", "no-further-action", "no-further-action", "no-further-action", "resolved-informally", "no-breach", "breach", "withdrawn");
    private static final List<String> DEADLINES = List.of("validity", "acknowledgement", "representations", "initial-assessment", "progress-update", "investigation");
    private static final List<String> FACTS = List.of(
            "received", "complaint-dated", "acknowledged", "validity-decided", "first-letter-sent", "representations-received", "view-requested", "view-given", "assessed", "decision-sent", "closed");

    /** What officers ask for, from the bare list to a word that is nowhere. */
    private static final List<String> SEARCHES = List.of(
            "", "page=2", "page=40", "sort=reference", "sort=-received", "show=all", "show=all&page=200", "show=closed&sort=-reference", "text=Ellesby", "text=rhona+ellesby+magnus&show=all",
            "text=0042&show=all", "text=2019&show=all", "text=e&show=all&sort=received", "council=marlbeck", "council=wenthorpe&stage=Investigation", "stage=in-abeyance", "age=month",
            "age=older&show=all&page=100", "text=o%27hara&show=all&council=oxley-ferry", "text=zzzz&show=all");

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcTemplate database;

    @Autowired
    private Procedure procedure;

    @Autowired
    private Officers officers;

    @Autowired
    private CaseFiles caseFiles;

    private final Random chance = new Random(7);

    @DynamicPropertySource
    static void aDatabaseAsACouncilHasIt(DynamicPropertyRegistry settings) throws IOException {
        Path folder = Files.createTempDirectory("nolan-benchmark");
        if (System.getProperty("nolan.benchmark", "h2").equals("postgresql")) {
            EmbeddedPostgres postgres = EmbeddedPostgres.builder().setDataDirectory(folder).start();
            settings.add("spring.datasource.url", () -> postgres.getJdbcUrl("postgres", "postgres"));
            settings.add("spring.datasource.username", () -> "postgres");
        } else {
            settings.add("spring.datasource.url", () -> "jdbc:h2:file:" + folder.resolve("nolan") + ";WRITE_DELAY=0;LOCK_TIMEOUT=10000");
        }
    }

    @Test
    void tenThousandCases() throws Exception {
        fill(procedureVersion());
        for (String officer : List.of(Complaints.MONITORING_OFFICER, "externalAssessor")) {
            HttpClient browser = signedIn(officer);
            measure(browser, 10);
            Map<String, List<Double>> times = measure(browser, REQUESTS / SEARCHES.size());
            double[] all = times.values().stream().flatMap(List::stream).mapToDouble(Double::doubleValue).sorted().toArray();
            System.out.printf("%n%s, %,d requests: p50 %.0f ms, p95 %.0f ms, p99 %.0f ms%n", officer, all.length, part(all, 0.50), part(all, 0.95), part(all, 0.99));
            times.forEach((search, own) -> System.out.printf("  %5.0f ms  /cases?%s%n", part(own.stream().mapToDouble(Double::doubleValue).sorted().toArray(), 0.50), search));
            assertThat(part(all, 0.95)).as("95th percentile in milliseconds").isLessThan(200);
        }
    }

    private static double part(double[] sorted, double share) {
        return sorted[(int) Math.ceil(share * sorted.length) - 1];
    }

    private Map<String, List<Double>> measure(HttpClient browser, int times) throws Exception {
        Map<String, List<Double>> measured = new LinkedHashMap<>();
        for (int i = 0; i < times; i++) {
            for (String search : SEARCHES) {
                long begun = System.nanoTime();
                HttpResponse<String> answer = browser.send(HttpRequest.newBuilder(address("/cases?" + search)).build(), BodyHandlers.ofString());
                measured.computeIfAbsent(search, any -> new ArrayList<>()).add((System.nanoTime() - begun) / 1e6);
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(answer.body()).contains("<h1>Cases</h1>");
            }
        }
        return measured;
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private HttpClient signedIn(String officer) throws Exception {
        HttpClient browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).followRedirects(HttpClient.Redirect.NEVER).build();
        String page = browser.send(HttpRequest.newBuilder(address("/sign-in")).build(), BodyHandlers.ofString()).body();
        String token = URLEncoder.encode(Jsoup.parse(page).select("input[name=_csrf]").val(), StandardCharsets.UTF_8);
        HttpRequest form = HttpRequest.newBuilder(address("/sign-in"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("username=" + officer + "&password=" + TestCast.PASSWORD + "&_csrf=" + token))
                .build();
        assertThat(browser.send(form, BodyHandlers.discarding()).headers().firstValue("Location").orElse("")).doesNotContain("sign-in");
        return browser;
    }

    private String procedureVersion() {
        Map<String, Object> answers = Complaints.good();
        answers.put("receivedOn", LocalDate.now().toString());
        answers.put("channel", "letter");
        return caseFiles.get(procedure.start(Procedure.COMPLAINT, answers, officers.find(Complaints.MONITORING_OFFICER).orElseThrow())).procedureVersion();
    }

    /** Twelve years of complaints, a fifth of them open, some in abeyance, withheld, handed over, and a few in which the Monitoring Officer has a conflict of interest. */
    private void fill(String version) {
        long first = 1 + database.queryForObject("select max(id) from standards_case", Long.class);
        LocalDate today = LocalDate.now();
        Timestamp now = Timestamp.from(Instant.now());
        List<Object[]> cases = new ArrayList<>();
        List<Object[]> facts = new ArrayList<>();
        List<Object[]> notes = new ArrayList<>();
        List<Object[]> conflicts = new ArrayList<>();
        for (int i = 0; i < CASES; i++) {
            long id = first + i;
            boolean open = i >= CASES - OPEN;
            LocalDate received = open ? today.minusDays(chance.nextInt(400)) : today.minusDays(200 + (long) (CASES - i) * 4200 / CASES);
            String reference = "NSDC-%d-%04d".formatted(received.getYear(), 1000 + i);
            String member = "Cllr " + any(FIRST) + " " + any(LAST);
            String complainant = any(List.of("Mr", "Mrs", "Ms")) + " " + any(FIRST) + " " + any(LAST);
            cases.add(new Object[] {
                id, 0, reference, version, "letter", complainant, "public", chance.nextInt(100) < 6, member, any(COUNCILS), open ? any(STAGES) : null, open ? null : any(OUTCOMES),
                open ? null : Date.valueOf(received.plusDays(20 + chance.nextInt(150))), 0, chance.nextInt(100) < 3 ? "externalAssessor" : null, Date.valueOf(received),
                (reference + " " + member).toLowerCase(), complainant.toLowerCase()
            });
            for (String fact : FACTS.subList(0, open ? 5 : FACTS.size())) {
                facts.add(new Object[] {id, fact, Date.valueOf(received), now, "Nolan"});
            }
            if (i % 100 == 99) {
                facts.add(new Object[] {id, "suspended", Date.valueOf(received), now, "Nolan"});
                if (!open) {
                    facts.add(new Object[] {id, "resumed", Date.valueOf(received), now, "Nolan"});
                }
            }
            for (String deadline : open ? DEADLINES.subList(0, 1 + chance.nextInt(3)) : List.<String>of()) {
                notes.add(new Object[] {id, deadline, Date.valueOf(today.plusDays(chance.nextInt(90) - 15L))});
            }
            if (i % 1000 == 7) {
                conflicts.add(new Object[] {id, Complaints.MONITORING_OFFICER, "Monitoring Officer", "actual", "A friend.", now});
            }
        }
        insert("standards_case (id, version, reference, procedure_version, channel, complainant_name, complainant_capacity, identity_withheld, subject_member_name, authority_id, stage, outcome,"
                + " closed_on, last_journal_number, acting_officer_id, received_on, sought, sought_complainant)", cases);
        insert("fact (case_id, name, happened_on, recorded_at, recorded_by)", facts);
        insert("noted_due_date (case_id, deadline, due_on)", notes);
        database.update("update standards_case set next_due_on = (select min(due_on) from noted_due_date where case_id = standards_case.id)");
        insert("conflict (case_id, officer_id, officer_name, kind, reasons, declared_at)", conflicts);
        database.execute("analyze");
    }

    private void insert(String into, List<Object[]> rows) {
        String places = String.join(", ", java.util.Collections.nCopies(rows.get(0).length, "?"));
        for (int i = 0; i < rows.size(); i += 1000) {
            database.batchUpdate("insert into " + into + " values (" + places + ")", rows.subList(i, Math.min(rows.size(), i + 1000)));
        }
        System.out.printf("%,d rows: %s%n", rows.size(), Arrays.stream(into.split(" ")).findFirst().orElseThrow());
    }

    private <T> T any(List<T> list) {
        return list.get(chance.nextInt(list.size()));
    }
}
