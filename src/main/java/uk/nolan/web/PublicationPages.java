package uk.nolan.web;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import uk.nolan.casefile.CaseFileProblem;
import uk.nolan.deadline.WrittenDate;
import uk.nolan.notice.Publication;
import uk.nolan.notice.Publications;
import uk.nolan.people.Officer;

/** What is made for the council's website: the texts of a case, and the register of everything that is on the website. */
@Controller
class PublicationPages {

    private final CaseDesk caseDesk;
    private final ReportDesk reportDesk;
    private final Publications publications;
    private final Clock clock;

    PublicationPages(CaseDesk caseDesk, ReportDesk reportDesk, Publications publications, Clock clock) {
        this.caseDesk = caseDesk;
        this.reportDesk = reportDesk;
        this.publications = publications;
        this.clock = clock;
    }

    @GetMapping("/cases/{reference}/publications")
    String ofCase(@PathVariable String reference, Principal principal, Model model) {
        caseDesk.open(reference, principal, "publications");
        model.addAttribute("reference", reference);
        model.addAttribute("publications", sheets(publications.of(reference)));
        return "case-publications";
    }

    /** Shows the text as it will look, shut off from everything around it. */
    @GetMapping("/cases/{reference}/publications/{id:\\d{1,18}}")
    ResponseEntity<byte[]> look(@PathVariable String reference, @PathVariable long id, Principal principal) {
        return text(inCase(reference, id, principal), false);
    }

    /** Hands the text over as a file for the website. */
    @GetMapping("/cases/{reference}/publications/{id:\\d{1,18}}/file")
    ResponseEntity<byte[]> fetch(@PathVariable String reference, @PathVariable long id, Principal principal) {
        return text(inCase(reference, id, principal), true);
    }

    @GetMapping("/publications")
    String register(Principal principal, Model model) {
        return register(reportDesk.open(principal), model);
    }

    @GetMapping("/publications/{id:\\d{1,18}}")
    ResponseEntity<byte[]> look(@PathVariable long id, Principal principal) {
        Officer officer = reportDesk.open(principal);
        Publication one = publications.onTheWebsite(id).orElseThrow(CaseDesk::notThere);
        caseDesk.unlessConflicted(one.caseReference(), officer, "publications");
        return text(one, false);
    }

    /** Where a page that told of a problem is loaded again. */
    @GetMapping("/publications/{id:\\d{1,18}}/removed")
    String backToTheRegister(Principal principal) {
        reportDesk.open(principal);
        return "redirect:/publications";
    }

    @PostMapping("/publications/{id:\\d{1,18}}/removed")
    String removed(
            @PathVariable long id,
            @RequestParam(required = false) String removedOn,
            Principal principal,
            Model model,
            HttpServletResponse response,
            RedirectAttributes afterwards) {
        Officer officer = reportDesk.open(principal);
        publications.caseOf(id).ifPresent(reference -> caseDesk.unlessConflicted(reference, officer, "publications"));
        String typed = removedOn == null ? "" : removedOn.strip();
        try {
            LocalDate on = publications.removed(id, day(typed), officer.signature());
            afterwards.addFlashAttribute("removed", "Recorded: taken off the website on " + WrittenDate.inFull(on) + ".");
            return "redirect:/publications";
        } catch (CaseFileProblem problem) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            model.addAttribute("problem", problem.getMessage());
            model.addAttribute("problemId", id);
            model.addAttribute("typed", typed);
            return register(officer, model);
        }
    }

    private static LocalDate day(String typed) {
        try {
            if (typed.matches("\\d{4}-\\d{2}-\\d{2}")) {
                return LocalDate.parse(typed);
            }
        } catch (DateTimeParseException e) {
            // said below
        }
        throw new CaseFileProblem("Give the day of removal as a date, written year-month-day, for example 2028-03-31.");
    }

    private String register(Officer officer, Model model) {
        Set<String> leftOut = reportDesk.leftOut(officer);
        model.addAttribute("publications", sheets(publications.onTheWebsite().stream().filter(one -> !leftOut.contains(one.caseReference())).toList()));
        LeftOut.inWords(leftOut).ifPresent(words -> model.addAttribute("leftOut", words));
        model.addAttribute("today", LocalDate.now(clock));
        return "publications";
    }

    private List<PublicationSheet> sheets(List<Publication> all) {
        LocalDate today = LocalDate.now(clock);
        return all.stream().map(one -> PublicationSheet.of(one, today)).toList();
    }

    private Publication inCase(String reference, long id, Principal principal) {
        String known = caseDesk.open(reference, principal, "publications").file().reference();
        return publications.of(known).stream().filter(one -> one.id() == id).findFirst().orElseThrow(CaseDesk::notThere);
    }

    private static ResponseEntity<byte[]> text(Publication one, boolean asFile) {
        ContentDisposition disposition = (asFile ? ContentDisposition.attachment() : ContentDisposition.inline())
                .filename("%s-%s.html".formatted(one.notice(), one.caseReference()))
                .build();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox; default-src 'none'; style-src 'unsafe-inline'")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .contentType(new MediaType("text", "html", StandardCharsets.UTF_8))
                .body(one.html().getBytes(StandardCharsets.UTF_8));
    }
}
