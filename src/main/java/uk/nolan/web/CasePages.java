package uk.nolan.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
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
import uk.nolan.casefile.CaseFiles;
import uk.nolan.notice.Letter;

/** The officers' page of a case: where it stands, its dates, documents, letters and journal. Documents are attached and fetched here. */
@Controller
@RequestMapping("/cases/{reference}")
class CasePages {

    private static final int LONGEST_DESCRIPTION = 500;

    private final CaseDesk desk;
    private final CaseSheets sheets;
    private final CaseFiles caseFiles;
    private final DataSize largest;

    CasePages(CaseDesk desk, CaseSheets sheets, CaseFiles caseFiles, @Value("${spring.servlet.multipart.max-file-size:25MB}") DataSize largest) {
        this.desk = desk;
        this.sheets = sheets;
        this.caseFiles = caseFiles;
        this.largest = largest;
    }

    @GetMapping
    String show(@PathVariable String reference, Principal principal, Model model) {
        return page(desk.open(reference, principal), model);
    }

    @GetMapping("/letters/{id:\\d{1,18}}")
    String letter(@PathVariable String reference, @PathVariable long id, Principal principal, Model model) {
        CaseDesk.Visit visit = desk.open(reference, principal, "letter");
        Letter letter = sheets.letters(visit).stream().filter(one -> one.id() == id).findFirst().orElseThrow(CaseDesk::notThere);
        model.addAttribute("reference", reference);
        model.addAttribute("subject", letter.subject());
        model.addAttribute("to", CaseSheets.to(letter));
        model.addAttribute("address", letter.email().or(letter::postalAddress).orElse("none on file"));
        model.addAttribute("delivery", sheets.delivery(letter));
        model.addAttribute("text", letter.plainText());
        return "letter";
    }

    /** Hands a document over byte for byte. It is never shown in the browser: whatever it is, it is saved as a file. */
    @GetMapping("/documents/{id:\\d{1,18}}")
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
    @GetMapping("/documents")
    String backToTheCase(@PathVariable String reference, Principal principal) {
        return toCase(desk.open(reference, principal));
    }

    @PostMapping("/documents")
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
            response.setStatus((tooLarge ? HttpStatus.PAYLOAD_TOO_LARGE : HttpStatus.BAD_REQUEST).value());
            model.addAttribute("problem", problem);
            model.addAttribute("description", about);
            return page(visit, model);
        }
        String name = FileName.cleaned(file.getOriginalFilename());
        caseFiles.attach(reference, name, about.isEmpty() ? null : about, file.getBytes(), visit.officer().signature());
        afterwards.addFlashAttribute("attached", name);
        return toCase(visit);
    }

    /** The server stops reading a file that is too large, or an upload broke off: said on the page, where it can be tried again. */
    @ExceptionHandler
    String brokenUpload(MultipartException broken, HttpServletRequest request, HttpServletResponse response, Principal principal, Model model) {
        Map<?, ?> path = (Map<?, ?>) request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        CaseDesk.Visit visit = desk.open(String.valueOf(path.get("reference")), principal);
        boolean tooLarge = broken instanceof MaxUploadSizeExceededException;
        response.setStatus((tooLarge ? HttpStatus.PAYLOAD_TOO_LARGE : HttpStatus.BAD_REQUEST).value());
        model.addAttribute("problem", tooLarge ? tooLarge() : "The file did not arrive whole. Choose it again and try once more.");
        return page(visit, model);
    }

    private static String toCase(CaseDesk.Visit visit) {
        return "redirect:/cases/" + visit.file().reference();
    }

    private String page(CaseDesk.Visit visit, Model model) {
        model.addAttribute("sheet", sheets.sheet(visit));
        model.addAttribute("largest", largest.toMegabytes() + " MB");
        return "case";
    }

    /** Why a document cannot be attached, or null. */
    private String problem(CaseDesk.Visit visit, MultipartFile file, String about) {
        if (!visit.mayAttach()) {
            return "This case is closed, so nothing can be attached to it any more.";
        }
        if (file == null || (file.isEmpty() && (file.getOriginalFilename() == null || file.getOriginalFilename().isBlank()))) {
            return "Choose a file to attach.";
        }
        if (file.isEmpty()) {
            return "The file is empty. Choose it again, and check that it opens on your computer.";
        }
        if (file.getSize() > largest.toBytes()) {
            return tooLarge();
        }
        return about.length() > LONGEST_DESCRIPTION
                ? "The description has %d characters; at most %d fit.".formatted(about.length(), LONGEST_DESCRIPTION)
                : null;
    }

    private String tooLarge() {
        return "The file is larger than %d MB and was not attached. Split it into parts, or save it in a smaller size.".formatted(largest.toMegabytes());
    }
}
