package uk.nolan.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import uk.nolan.people.Officer;
import uk.nolan.publishing.Door;
import uk.nolan.publishing.DoorProblem;
import uk.nolan.publishing.ProcedureChange;

/** One change that was offered: how far the checks are, what they found, what is otherwise, and the button that lets it go live all the same. */
@Controller
@RequestMapping("/procedure/changes/{id:\\d{1,18}}")
class ProcedureChangePages {

    /** How often a page asks again while a change is being checked, in seconds. */
    private static final int ASKS_AGAIN = 4;

    private final ProcedureDesk desk;
    private final ProcedureSheets sheets;
    private final Door door;
    private final TypedText typedText;

    ProcedureChangePages(ProcedureDesk desk, ProcedureSheets sheets, Door door, TypedText typedText) {
        this.desk = desk;
        this.sheets = sheets;
        this.door = door;
        this.typedText = typedText;
    }

    /**
     * The change.
     *
     * @param still present where the page is not to load itself anew while the change is being checked
     * @param every present where also those steps of a rehearsal are to be shown that are the same
     */
    @GetMapping
    String look(
            @PathVariable long id,
            @RequestParam(required = false) String still,
            @RequestParam(required = false) String every,
            Principal principal,
            HttpServletResponse response,
            Model model) {
        return page(id, desk.open(principal), still != null, every != null, response, model);
    }

    /** Where a page that told of a problem is loaded again, or an ended session led. */
    @GetMapping({"/live", "/checked-again"})
    String back(@PathVariable long id, Principal principal, HttpServletRequest request, RedirectAttributes afterwards) {
        typedText.take(request, desk.open(principal).id()).ifPresent(typed -> {
            afterwards.addFlashAttribute("reason", TypedText.first(typed, "reason"));
            afterwards.addFlashAttribute("told", "Your session had ended; nothing was sent. Your reason is still there: check it and send it again.");
        });
        return "redirect:/procedure/changes/" + id;
    }

    /** An administrator lets a change go live although something comes out otherwise. */
    @PostMapping("/live")
    String goLive(
            @PathVariable long id, @RequestParam(defaultValue = "") String reason, Principal principal, HttpServletResponse response, Model model, RedirectAttributes afterwards) {
        Officer officer = desk.open(principal);
        ProcedureChange change = door.change(id).orElseThrow(CaseDesk::notThere);
        model.addAttribute("reason", reason);
        String noReason = ProcedurePages.noReason(reason);
        if (change.state() == ProcedureChange.State.DIFFERENT && noReason != null) {
            return again(id, officer, "reason", noReason, HttpStatus.BAD_REQUEST, response, model);
        }
        try {
            ProcedureChange published = door.publishAllTheSame(id, officer.id(), reason.strip());
            published.number().ifPresent(number -> afterwards.addFlashAttribute("told", "Version %d is live.".formatted(number)));
            return "redirect:/procedure/changes/" + id;
        } catch (DoorProblem problem) {
            return again(id, officer, "", problem.getMessage(), HttpStatus.CONFLICT, response, model);
        }
    }

    /** What did not go live is checked again, over the version that is live now. */
    @PostMapping("/checked-again")
    String checkAgain(@PathVariable long id, Principal principal, HttpServletResponse response, Model model) {
        Officer officer = desk.open(principal);
        door.change(id).orElseThrow(CaseDesk::notThere);
        try {
            door.checkAgain(id, officer.id());
            return "redirect:/procedure/changes/" + id;
        } catch (DoorProblem problem) {
            return again(id, officer, "", problem.getMessage(), HttpStatus.CONFLICT, response, model);
        }
    }

    private String again(long id, Officer officer, String field, String problem, HttpStatus status, HttpServletResponse response, Model model) {
        response.setStatus(status.value());
        model.addAttribute("field", field);
        model.addAttribute("problem", problem);
        return page(id, officer, true, false, response, model);
    }

    private String page(long id, Officer officer, boolean still, boolean everyRow, HttpServletResponse response, Model model) {
        ProcedureChange change = door.change(id).orElseThrow(CaseDesk::notThere);
        ProcedureChangeSheet sheet = sheets.of(change, everyRow);
        if (sheet.checking() && !still) {
            response.setHeader("Refresh", String.valueOf(ASKS_AGAIN));
        }
        model.addAttribute("officer", officer.id());
        model.addAttribute("sheet", sheet);
        model.addAttribute("still", still);
        model.addAttribute("every", everyRow);
        model.addAttribute("progress", door.progress(id).orElse("It waits for its turn."));
        return "procedure-change";
    }
}
