package uk.nolan.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import uk.nolan.casefile.Attachment;
import uk.nolan.casefile.CaseFileProblem;
import uk.nolan.casefile.CaseFiles;

/** Documents of a case: attached on the case's page and fetched from there. What is refused is said on the same page, where it can be tried again. */
@Controller
@RequestMapping("/cases/{reference}/documents")
class DocumentPages {

    private static final int LONGEST_DESCRIPTION = 500;

    private final CaseDesk desk;
    private final CasePages pages;
    private final CaseSheets sheets;
    private final CaseFiles caseFiles;
    private final TypedText typedText;
    private final DataSize largest;

    DocumentPages(
            CaseDesk desk, CasePages pages, CaseSheets sheets, CaseFiles caseFiles, TypedText typedText, @Value("${nolan.documents.largest:25MB}") DataSize largest) {
        this.desk = desk;
        this.pages = pages;
        this.sheets = sheets;
        this.caseFiles = caseFiles;
        this.typedText = typedText;
        this.largest = largest;
    }

    /** Hands a document over byte for byte. It is never shown in the browser: whatever it is, it is saved as a file. */
    @GetMapping("/{id:\\d{1,18}}")
    ResponseEntity<byte[]> fetch(@PathVariable String reference, @PathVariable long id, Principal principal) {
        CaseDesk.Visit visit = desk.open(reference, principal, "document");
        Attachment document = sheets.attachments(visit).stream().filter(one -> one.id() == id).findFirst().orElseThrow(CaseDesk::notThere);
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(document.fileName(), StandardCharsets.UTF_8).build().toString())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .body(caseFiles.content(reference, document.id()));
    }

    /** Where a page that told of a problem is loaded again. */
    @GetMapping
    String backToTheCase(@PathVariable String reference, Principal principal, HttpServletRequest request, RedirectAttributes afterwards) {
        CaseDesk.Visit visit = desk.open(reference, principal);
        typedText.take(request, visit.officer().id()).ifPresent(typed -> {
            afterwards.addFlashAttribute("description", String.join(" ", typed.getOrDefault("description", List.of())));
            afterwards.addFlashAttribute("told", "Your session had ended; nothing was attached. Choose the file and attach it again.");
        });
        return toCase(visit);
    }

    @PostMapping
    String attach(
            @PathVariable String reference,
            @RequestParam(required = false) MultipartFile file,
            @RequestParam(required = false) String description,
            Principal principal,
            Model model,
            HttpServletResponse response,
            RedirectAttributes afterwards)
            throws IOException {
        CaseDesk.Visit visit = desk.open(reference, principal);
        if (!visit.bringsDocuments()) {
            response.sendError(HttpStatus.FORBIDDEN.value());
            return null;
        }
        String about = FileName.visible(description == null ? "" : description);
        String problem = problem(visit, file, about);
        if (problem != null) {
            boolean tooLarge = file != null && file.getSize() > largest.toBytes();
            return again(visit, problem, about, tooLarge ? HttpStatus.PAYLOAD_TOO_LARGE : HttpStatus.BAD_REQUEST, model, response);
        }
        String name = FileName.cleaned(file.getOriginalFilename());
        try {
            CaseFiles.Attached attached = caseFiles.attach(reference, name, about.isEmpty() ? null : about, file.getBytes(), visit.officer().signature());
            afterwards.addFlashAttribute("told", told(visit, attached));
            return toCase(visit);
        } catch (CaseFileProblem refused) {
            return again(visit, refused.getMessage(), about, HttpStatus.BAD_REQUEST, model, response);
        }
    }

    /** The server stops reading a file that is too large, or an upload broke off: said on the page, where it can be tried again. */
    @ExceptionHandler
    String brokenUpload(MultipartException broken, HttpServletRequest request, HttpServletResponse response, Principal principal, Model model) {
        Map<?, ?> path = (Map<?, ?>) request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        CaseDesk.Visit visit = desk.open(String.valueOf(path.get("reference")), principal);
        return broken instanceof MaxUploadSizeExceededException
                ? again(visit, tooLarge(), "", HttpStatus.PAYLOAD_TOO_LARGE, model, response)
                : again(visit, "The file did not arrive whole. Choose it again and try once more.", "", HttpStatus.BAD_REQUEST, model, response);
    }

    /** The page of the case with what is wrong; what was typed stays, the file has to be chosen again. */
    private String again(CaseDesk.Visit visit, String problem, String description, HttpStatus status, Model model, HttpServletResponse response) {
        response.setStatus(status.value());
        model.addAttribute("problem", problem);
        model.addAttribute("description", description);
        return pages.page(visit, model);
    }

    /** A file's name can give a withheld complainant away, so only who may see the documents is told another's name for the same file. */
    private static String told(CaseDesk.Visit visit, CaseFiles.Attached attached) {
        if (!attached.already()) {
            return "Attached: " + attached.document().fileName();
        }
        return visit.maySeeDocuments()
                ? "The very same file is on file already, as \"%s\". It was not kept a second time.".formatted(attached.document().fileName())
                : "The very same file is on file already. It was not kept a second time.";
    }

    private static String toCase(CaseDesk.Visit visit) {
        return "redirect:/cases/" + visit.file().reference();
    }

    /** Why a document cannot be attached, or null. */
    private String problem(CaseDesk.Visit visit, MultipartFile file, String about) {
        if (!visit.mayAttach()) {
            return "This case is closed, so nothing can be attached to it any more.";
        }
        if (file == null || (file.isEmpty() && (file.getOriginalFilename() == null || file.getOriginalFilename().isBlank()))) {
            return "Choose a file to attach.";
        }
        if (file.getSize() > largest.toBytes()) {
            return tooLarge();
        }
        return about.length() > LONGEST_DESCRIPTION
                ? "The description has %,d characters; at most %d fit.".formatted(about.length(), LONGEST_DESCRIPTION)
                : null;
    }

    private String tooLarge() {
        return "The file is larger than %d MB and was not attached. Split it into parts, or save it in a smaller size.".formatted(largest.toMegabytes());
    }
}
