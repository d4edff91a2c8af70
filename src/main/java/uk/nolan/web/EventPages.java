package uk.nolan.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import uk.nolan.deadline.WrittenDate;
import uk.nolan.process.EventForm;
import uk.nolan.process.Events;
import uk.nolan.process.OpenTask;

/**
 * Where an officer records that something has happened in a case: the start form of a process, as a page. Nothing is recorded before the button
 * that says so is pressed, and pressing it twice records it once.
 */
@Controller
@RequestMapping("/cases/{reference}/events")
class EventPages {

    /** Which button was pressed; anything but {@code record} only brings up the questions for the answers so far. */
    private static final String PRESSED = "_pressed";

    /** Names one opening of a form, so that it is recorded once however often it is sent. */
    private static final String OPENING = "_opening";

    private final CaseDesk desk;
    private final Events events;
    private final TypedText typedText;

    EventPages(CaseDesk desk, Events events, TypedText typedText) {
        this.desk = desk;
        this.events = events;
        this.typedText = typedText;
    }

    @GetMapping
    String backToTheCase(@PathVariable String reference) {
        return toCase(reference);
    }

    @GetMapping("/{process}")
    String open(@PathVariable String reference, @PathVariable String process, Principal principal, HttpServletRequest request, Model model) {
        CaseDesk.Visit visit = desk.open(reference, principal, "event form");
        Optional<Map<String, List<String>>> typed = typedText.take(request, visit.officer().id());
        model.addAttribute("resumed", typed.isPresent());
        model.addAttribute("opening", UUID.randomUUID().toString());
        return page(visit, process, typed.orElse(Map.of()), Map.of(), model);
    }

    @PostMapping("/{process}")
    String send(
            @PathVariable String reference,
            @PathVariable String process,
            Principal principal,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes afterwards) {
        CaseDesk.Visit visit = desk.open(reference, principal, "event form");
        Map<String, List<String>> typed = TypedText.of(request);
        String opening = Optional.ofNullable(request.getParameter(OPENING)).orElse("");
        model.addAttribute("opening", opening);
        if (!"record".equals(request.getParameter(PRESSED))) {
            return page(visit, process, typed, Map.of(), model);
        }
        try {
            return Recorded.once(request.getSession(), opening, () -> record(visit, process, typed, principal, model, afterwards), () -> {
                afterwards.addFlashAttribute("told", "This was recorded already, once.");
                return toCase(reference);
            });
        } catch (Events.Refused refused) {
            response.setStatus((refused.fields().isEmpty() ? HttpStatus.CONFLICT : HttpStatus.BAD_REQUEST).value());
            model.addAttribute("problem", refused.getMessage());
            return page(visit, process, typed, refused.fields(), model);
        }
    }

    private String record(CaseDesk.Visit visit, String process, Map<String, List<String>> typed, Principal principal, Model model, RedirectAttributes afterwards) {
        String reference = visit.file().reference();
        String name = events.form(process, reference, typed, visit.officer()).orElseThrow(CaseDesk::notThere).name();
        List<OpenTask> next = events.start(process, reference, typed, visit.officer());
        if (!desk.sight(principal).shows(reference)) {
            model.addAttribute("reference", reference);
            model.addAttribute("name", name);
            return "event-recorded";
        }
        afterwards.addFlashAttribute("told", "Recorded: " + name + "." + following(next));
        return toCase(reference);
    }

    private String page(CaseDesk.Visit visit, String process, Map<String, List<String>> typed, Map<String, String> refusals, Model model) {
        String reference = visit.file().reference();
        EventForm form = events.form(process, reference, typed, visit.officer()).orElseThrow(CaseDesk::notThere);
        Map<String, String> labels = form.parts().stream()
                .filter(EventForm.Question.class::isInstance)
                .map(EventForm.Question.class::cast)
                .collect(Collectors.toMap(EventForm.Question::key, EventForm.Question::label, (one, other) -> one, LinkedHashMap::new));
        model.addAttribute("reference", reference);
        model.addAttribute("officer", visit.officer().id());
        model.addAttribute("form", form);
        model.addAttribute("words", form.parts().stream()
                .filter(EventForm.Words.class::isInstance)
                .map(EventForm.Words.class::cast)
                .collect(Collectors.toMap(words -> words, words -> FormWords.html(words.markdown(), form.name()), (one, other) -> one)));
        model.addAttribute("hindrance", typed.isEmpty() ? events.hindrance(process, reference, visit.officer()).orElse(null) : null);
        model.addAttribute("refusals", refusals);
        model.addAttribute("labels", labels);
        return "event";
    }

    private static String following(List<OpenTask> next) {
        return next.isEmpty() ? " What follows from it, such as letters and tasks, comes in the next moments." : " Next: " + next.stream()
                .map(task -> task.name() + task.due().map(day -> ", due " + WrittenDate.inFull(day)).orElse(""))
                .collect(Collectors.joining("; ")) + ".";
    }

    private static String toCase(String reference) {
        return "redirect:/cases/" + reference;
    }
}
