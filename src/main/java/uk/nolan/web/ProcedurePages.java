package uk.nolan.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import uk.nolan.people.Officer;
import uk.nolan.publishing.Door;
import uk.nolan.publishing.DoorProblem;
import uk.nolan.publishing.Handle;
import uk.nolan.publishing.Offer;

/** The procedure for administrators: which version is live, what was offered, and the page's own handle of the door: an upload, or a version brought back. */
@Controller
@RequestMapping("/procedure")
class ProcedurePages {

    /** The longest reason that anybody gives. */
    static final int LONGEST_REASON = 2_000;

    private final ProcedureDesk desk;
    private final ProcedureSheets sheets;
    private final ProcedureZip zip;
    private final Door door;
    private final TypedText typedText;

    ProcedurePages(ProcedureDesk desk, ProcedureSheets sheets, ProcedureZip zip, Door door, TypedText typedText) {
        this.desk = desk;
        this.sheets = sheets;
        this.zip = zip;
        this.door = door;
        this.typedText = typedText;
    }

    @GetMapping
    String overview(Principal principal, Model model) {
        return page(desk.open(principal), model);
    }

    /** Where a page that told of a problem is loaded again, or an ended session led. */
    @GetMapping({"/changes", "/versions/{number:\\d{1,9}}/brought-back"})
    String back(Principal principal, HttpServletRequest request, RedirectAttributes afterwards) {
        typedText.take(request, desk.open(principal).id()).ifPresent(typed -> {
            afterwards.addFlashAttribute("why", TypedText.first(typed, "why"));
            afterwards.addFlashAttribute("removed", TypedText.first(typed, "removed"));
            afterwards.addFlashAttribute("told", "Your session had ended; nothing was offered. Choose the files and offer them again.");
        });
        return "redirect:/procedure";
    }

    /** Takes files in and lets them be checked; they go live where nothing is wrong and every rehearsal comes out as expected. */
    @PostMapping("/changes")
    String offer(
            @RequestParam(required = false) List<MultipartFile> files,
            @RequestParam(defaultValue = "") String why,
            @RequestParam(defaultValue = "") String removed,
            @RequestParam(defaultValue = "false") boolean whole,
            @RequestParam(name = "_opening", defaultValue = "") String opening,
            Principal principal,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes afterwards) {
        Officer officer = desk.open(principal);
        model.addAllAttributes(Map.of("why", why, "removed", removed, "whole", whole));
        String noReason = noReason(why);
        if (noReason != null) {
            return again(officer, "why", noReason, HttpStatus.BAD_REQUEST, model, response);
        }
        Set<String> away = removed.lines().map(String::strip).filter(line -> !line.isEmpty()).collect(Collectors.toCollection(TreeSet::new));
        ProcedureUpload upload;
        try {
            boolean any = files != null && files.stream().anyMatch(file -> !file.isEmpty() || !String.valueOf(file.getOriginalFilename()).isEmpty());
            upload = !any && !away.isEmpty() && !whole ? new ProcedureUpload(Map.of(), 0) : ProcedureUpload.of(files == null ? List.of() : files);
        } catch (ProcedureUpload.Refused refused) {
            return again(officer, "files", refused.getMessage(), HttpStatus.BAD_REQUEST, model, response);
        }
        if (whole) {
            if (upload.zips() != 1) {
                return again(officer, "files", "The whole procedure is one zip, with the folders processes and forms in it. Choose that zip alone, or untick that it is the whole.", HttpStatus.BAD_REQUEST, model, response);
            }
            away.addAll(missing(upload));
        }
        Offer offer = new Offer(Handle.PAGE, officer.id(), why.strip(), upload.files(), away);
        try {
            return offered(request, opening, () -> door.offer(offer), afterwards);
        } catch (DoorProblem problem) {
            return again(officer, "files", problem.getMessage(), HttpStatus.CONFLICT, model, response);
        }
    }

    private static String offered(HttpServletRequest request, String opening, LongSupplier offers, RedirectAttributes afterwards) {
        return Recorded.once(request.getSession(), opening, () -> "redirect:/procedure/changes/" + offers.getAsLong(), () -> {
            afterwards.addFlashAttribute("told", "This was offered already, once.");
            return "redirect:/procedure";
        });
    }

    /** What the live version has and a zip of the whole does not. */
    private Set<String> missing(ProcedureUpload upload) {
        Set<String> missing = new TreeSet<>(door.set(door.live().id()).orElseThrow().contents().keySet());
        missing.removeAll(upload.files().keySet());
        return missing;
    }

    /** An earlier version goes through the same checks, and is then live again under a new number. */
    @PostMapping("/versions/{number:\\d{1,9}}/brought-back")
    String bringBack(
            @PathVariable int number,
            @RequestParam(defaultValue = "") String why,
            @RequestParam(name = "_opening", defaultValue = "") String opening,
            Principal principal,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes afterwards) {
        Officer officer = desk.open(principal);
        model.addAttribute("bringBack", number);
        model.addAttribute("whyBack", why);
        String noReason = noReason(why);
        if (noReason != null) {
            return again(officer, "why-" + number, noReason, HttpStatus.BAD_REQUEST, model, response);
        }
        door.version(number).orElseThrow(CaseDesk::notThere);
        try {
            return offered(request, opening, () -> door.bringBack(number, officer.id(), why.strip()).id(), afterwards);
        } catch (DoorProblem problem) {
            return again(officer, "why-" + number, problem.getMessage(), HttpStatus.CONFLICT, model, response);
        }
    }

    /** A version as a folder for Camunda Modeler, its templates with it. */
    @GetMapping("/versions/{number:\\d{1,9}}.zip")
    ResponseEntity<byte[]> download(@PathVariable int number, Principal principal) {
        desk.open(principal);
        byte[] content = door.version(number).flatMap(version -> door.set(version.id())).map(zip::of).orElseThrow(CaseDesk::notThere);
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename("procedure-version-%d.zip".formatted(number), StandardCharsets.UTF_8).build().toString())
                .header("X-Content-Type-Options", "nosniff")
                .contentType(MediaType.parseMediaType("application/zip"))
                .body(content);
    }

    /** The server stops reading an upload that is too large, or it broke off: said on the page, where it can be tried again. */
    @ExceptionHandler
    String brokenUpload(MultipartException broken, HttpServletResponse response, Principal principal, Model model) {
        Officer officer = desk.open(principal);
        return broken instanceof MaxUploadSizeExceededException
                ? again(officer, "files", "That is more than 60 MB, and no procedure is so large. Choose the files that you changed.", HttpStatus.PAYLOAD_TOO_LARGE, model, response)
                : again(officer, "files", "The files did not arrive whole. Choose them again and try once more.", HttpStatus.BAD_REQUEST, model, response);
    }

    /** Why a reason cannot be kept, or null. */
    static String noReason(String typed) {
        if (typed.isBlank()) {
            return "Say why, in a few words: whoever looks back later will want to know.";
        }
        return typed.strip().length() > LONGEST_REASON ? "These are %,d characters; at most %,d fit.".formatted(typed.strip().length(), LONGEST_REASON) : null;
    }

    private String again(Officer officer, String field, String problem, HttpStatus status, Model model, HttpServletResponse response) {
        response.setStatus(status.value());
        model.addAttribute("field", field);
        model.addAttribute("problem", problem);
        return page(officer, model);
    }

    private String page(Officer officer, Model model) {
        model.addAttribute("officer", officer.id());
        model.addAttribute("opening", UUID.randomUUID().toString());
        model.addAttribute("sheet", sheets.overview());
        return "procedure";
    }
}
