package uk.nolan.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import uk.nolan.people.Officer;
import uk.nolan.publishing.MoveProblem;
import uk.nolan.publishing.Moves;

/** Open cases by the version that they follow: choosing some, seeing what a move would change for each, moving them, and the report. */
@Controller
@RequestMapping("/procedure")
class MovePages {

    /** How often a page asks again while cases are being moved, in seconds. */
    private static final int ASKS_AGAIN = 3;

    private final ProcedureDesk desk;
    private final MoveSheets sheets;
    private final Moves moves;
    private final TypedText typedText;

    MovePages(ProcedureDesk desk, MoveSheets sheets, Moves moves, TypedText typedText) {
        this.desk = desk;
        this.sheets = sheets;
        this.moves = moves;
        this.typedText = typedText;
    }

    /** How many cases follow which version; with a version its cases, a page of them at a time. */
    @GetMapping("/cases")
    String cases(
            @RequestParam(required = false) Integer version,
            @RequestParam(required = false) String stage,
            @RequestParam(defaultValue = "1") int page,
            Principal principal,
            Model model) {
        return list(desk.open(principal), version, stage, page, model);
    }

    private String list(Officer officer, Integer version, String stage, int page, Model model) {
        model.addAttribute("versions", sheets.versions(officer));
        model.addAttribute("batches", sheets.batches(officer));
        if (version != null) {
            Moves.Page found = moves.cases(version, Optional.ofNullable(stage), page, officer);
            model.addAttribute("version", version);
            model.addAttribute("stage", stage);
            model.addAttribute("of", MoveSheets.version(version) + (stage == null ? "" : ", " + MoveSheets.stage(stage)));
            model.addAttribute("page", found);
            model.addAttribute("cases", sheets.cases(found));
            model.addAttribute("targets", sheets.targets(version));
            model.addAttribute("officer", officer.id());
            model.addAttribute("opening", UUID.randomUUID().toString());
        }
        return "procedure-cases";
    }

    /** What a move would change for each of the chosen cases; nothing is changed by looking. */
    @GetMapping("/cases/preview")
    String preview(
            @RequestParam(name = "case", required = false) List<String> chosen,
            @RequestParam(required = false) Integer to,
            @RequestParam(required = false) Integer version,
            @RequestParam(required = false) String stage,
            Principal principal,
            HttpServletResponse response,
            Model model) {
        Officer officer = desk.open(principal);
        if (chosen == null || chosen.isEmpty() || to == null) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            model.addAttribute("problem", chosen == null || chosen.isEmpty() ? "Choose at least one case." : "Choose the version to which the cases are to move.");
            return list(officer, version, stage, 1, model);
        }
        if (chosen.size() > Moves.PAGE) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            model.addAttribute("problem", "Look at no more than %d cases at a time, or move all of a version at once.".formatted(Moves.PAGE));
            return list(officer, version, stage, 1, model);
        }
        return previewed(officer, chosen, to, version, stage, model);
    }

    private String previewed(Officer officer, List<String> chosen, int to, Integer version, String stage, Model model) {
        List<MoveSheets.Previewed> previewed = sheets.preview(chosen.stream().distinct().toList(), to, officer);
        model.addAttribute("previewed", previewed);
        model.addAttribute("can", previewed.stream().filter(one -> one.outlook().can()).count());
        model.addAttribute("to", to);
        model.addAttribute("version", version);
        model.addAttribute("stage", stage);
        model.addAttribute("officer", officer.id());
        model.addAttribute("opening", UUID.randomUUID().toString());
        return "procedure-preview";
    }

    /** Where a page that told of a problem is loaded again, or an ended session led: what was chosen and typed is shown again. */
    @GetMapping("/moves")
    String back(Principal principal, HttpServletRequest request, Model model) {
        Officer officer = desk.open(principal);
        Optional<Map<String, List<String>>> typed = typedText.take(request, officer.id());
        List<String> chosen = typed.map(fields -> fields.getOrDefault("case", List.of())).orElse(List.of());
        Optional<Integer> to = typed.map(fields -> TypedText.first(fields, "to")).filter(number -> number.matches("\\d{1,9}")).map(Integer::valueOf);
        if (chosen.isEmpty() || chosen.size() > Moves.PAGE || to.isEmpty()) {
            return "redirect:/procedure/cases";
        }
        model.addAttribute("why", TypedText.first(typed.get(), "why"));
        model.addAttribute("told", "Your session had ended; nothing was moved. Check and send again.");
        return previewed(officer, chosen, to.get(), null, null, model);
    }

    /** Begins to move the chosen cases, or all of a version. */
    @PostMapping("/moves")
    String move(
            @RequestParam(name = "case", required = false) List<String> chosen,
            @RequestParam(required = false) Integer to,
            @RequestParam(required = false) Integer version,
            @RequestParam(required = false) String stage,
            @RequestParam(defaultValue = "false") boolean all,
            @RequestParam(defaultValue = "") String why,
            @RequestParam(name = "_opening", defaultValue = "") String opening,
            Principal principal,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes afterwards) {
        Officer officer = desk.open(principal);
        model.addAttribute("why", why);
        String noReason = ProcedurePages.noReason(why);
        boolean some = chosen != null && !chosen.isEmpty();
        if (to == null || noReason != null || (all ? version == null : !some)) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            model.addAttribute("problem", noReason != null ? noReason : to == null ? "Choose the version to which the cases are to move." : "Choose at least one case.");
            model.addAttribute("field", noReason != null ? "why" : "");
            return !all && some && to != null && chosen.size() <= Moves.PAGE ? previewed(officer, chosen, to, version, stage, model) : list(officer, version, stage, 1, model);
        }
        return Recorded.once(
                request.getSession(), opening,
                () -> "redirect:/procedure/moves/" + (all ? moves.moveAll(version, Optional.ofNullable(stage), to, why.strip(), officer) : moves.moveChosen(chosen, to, why.strip(), officer)),
                () -> {
                    afterwards.addFlashAttribute("told", "These cases are being moved already, once.");
                    return "redirect:/procedure/cases";
                });
    }

    /**
     * How far a batch is, and what became of each case.
     *
     * @param untouched after which line the cases are listed that could not move
     * @param moved after which line the cases are listed that did
     * @param still present where the page is not to load itself anew
     */
    @GetMapping("/moves/{id:\\d{1,18}}")
    String report(
            @PathVariable long id,
            @RequestParam(defaultValue = "0") long untouched,
            @RequestParam(defaultValue = "0") long moved,
            @RequestParam(required = false) String still,
            Principal principal,
            HttpServletResponse response,
            Model model) {
        Officer officer = desk.open(principal);
        Moves.Batch batch = moves.batch(id, officer).orElseThrow(CaseDesk::notThere);
        if (!batch.isDone() && still == null) {
            response.setHeader("Refresh", String.valueOf(ASKS_AGAIN));
        }
        model.addAttribute("still", still != null);
        model.addAttribute("batch", batch);
        model.addAttribute("words", sheets.batch(batch));
        model.addAttribute("untouched", sheets.report(id, Moves.State.UNTOUCHED, untouched, officer));
        model.addAttribute("moved", sheets.report(id, Moves.State.MOVED, moved, officer));
        model.addAttribute("afterUntouched", untouched);
        model.addAttribute("afterMoved", moved);
        return "procedure-move";
    }

    /** What cannot be done is said above the list. */
    @ExceptionHandler
    String cannot(MoveProblem problem, Principal principal, HttpServletResponse response, Model model) {
        response.setStatus(HttpStatus.CONFLICT.value());
        model.addAttribute("problem", problem.getMessage());
        return list(desk.open(principal), null, null, 1, model);
    }

    /** A case in which she declared a conflict of interest is, to her, not there. */
    @ExceptionHandler(SecurityException.class)
    void hidden(HttpServletResponse response) throws IOException {
        response.sendError(HttpStatus.NOT_FOUND.value());
    }
}
