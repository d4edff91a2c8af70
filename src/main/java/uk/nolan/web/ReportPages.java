package uk.nolan.web;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import uk.nolan.casefile.CommitteeLines;
import uk.nolan.casefile.DecisionsReport;
import uk.nolan.casefile.Period;
import uk.nolan.casefile.UpdateReport;
import uk.nolan.casefile.UpdateReports;
import uk.nolan.council.Council;
import uk.nolan.deadline.WrittenDate;

/** The reports to the committee for any period, each as a page and as a table to save. */
@Controller
@RequestMapping("/reports")
class ReportPages {

    private final ReportDesk desk;
    private final CommitteeLines decisions;
    private final UpdateReports updates;
    private final Council council;
    private final Clock clock;

    ReportPages(ReportDesk desk, CommitteeLines decisions, UpdateReports updates, Council council, Clock clock) {
        this.desk = desk;
        this.decisions = decisions;
        this.updates = updates;
        this.council = council;
        this.clock = clock;
    }

    @GetMapping
    String choose(Principal principal, Model model) {
        desk.open(principal);
        return page("reports", usual(), model);
    }

    @GetMapping("/assessment-decisions")
    String decisions(@RequestParam(required = false) String from, @RequestParam(required = false) String to, Principal principal, Model model) {
        Set<String> leftOut = desk.leftOut(desk.open(principal));
        DecisionsReport report = decisions.report(PeriodAsked.read(from, to, usual()), leftOut);
        model.addAttribute("report", report);
        LeftOut.inWords(leftOut).ifPresent(words -> model.addAttribute("leftOut", words));
        return page("report-decisions", report.period(), model);
    }

    @GetMapping("/assessment-decisions.csv")
    ResponseEntity<byte[]> decisionsAsTable(@RequestParam(required = false) String from, @RequestParam(required = false) String to, Principal principal) {
        Set<String> leftOut = desk.leftOut(desk.open(principal));
        DecisionsReport report = decisions.report(PeriodAsked.read(from, to, usual()), leftOut);
        return table("assessment-decisions", report.period(), ReportTables.of(report, LeftOut.inWords(leftOut)));
    }

    @GetMapping("/update")
    String update(@RequestParam(required = false) String from, @RequestParam(required = false) String to, Principal principal, Model model) {
        Set<String> leftOut = desk.leftOut(desk.open(principal));
        UpdateReport report = updates.report(PeriodAsked.read(from, to, usual()), leftOut);
        model.addAttribute("report", report);
        LeftOut.inWords(leftOut).ifPresent(words -> model.addAttribute("leftOut", words));
        model.addAttribute("asAt", WrittenDate.inFull(report.asAt()));
        return page("report-update", report.period(), model);
    }

    @GetMapping("/update.csv")
    ResponseEntity<byte[]> updateAsTable(@RequestParam(required = false) String from, @RequestParam(required = false) String to, Principal principal) {
        Set<String> leftOut = desk.leftOut(desk.open(principal));
        UpdateReport report = updates.report(PeriodAsked.read(from, to, usual()), leftOut);
        return table("update", report.period(), ReportTables.of(report, LeftOut.inWords(leftOut)));
    }

    /** The form is shown again with what was typed. */
    @ExceptionHandler
    String wrongPeriod(PeriodAsked.Wrong wrong, HttpServletResponse response, Model model) {
        response.setStatus(HttpStatus.BAD_REQUEST.value());
        model.addAttribute("problem", wrong.getMessage());
        model.addAttribute("field", wrong.field());
        model.addAttribute("from", wrong.from());
        model.addAttribute("to", wrong.to());
        return "reports";
    }

    private String page(String page, Period period, Model model) {
        model.addAttribute("committee", council.labels().committee());
        model.addAttribute("from", period.from().toString());
        model.addAttribute("to", period.to().toString());
        return page;
    }

    private Period usual() {
        return Period.sinceTheLastMeeting(council, LocalDate.now(clock));
    }

    /** The period stands in the file's name and in every row, so that the first row can be the column names alone. */
    private static ResponseEntity<byte[]> table(String name, Period period, byte[] content) {
        String file = "%s-%s-to-%s.csv".formatted(name, period.from(), period.to());
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(file).build().toString())
                .header("X-Content-Type-Options", "nosniff")
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .body(content);
    }
}
