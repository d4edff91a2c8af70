package uk.nolan.web;

import java.security.Principal;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import uk.nolan.notice.Letter;
import uk.nolan.process.Events;

/** The officers' page of a case: where it stands, its dates, documents, letters and journal. */
@Controller
@RequestMapping("/cases/{reference}")
class CasePages {

    private final CaseDesk desk;
    private final CaseSheets sheets;
    private final Events events;
    private final DataSize largest;

    CasePages(CaseDesk desk, CaseSheets sheets, Events events, @Value("${nolan.documents.largest:25MB}") DataSize largest) {
        this.desk = desk;
        this.sheets = sheets;
        this.events = events;
        this.largest = largest;
    }

    @GetMapping
    String show(@PathVariable String reference, @RequestParam(required = false) String letters, Principal principal, Model model) {
        model.addAttribute("unfolded", "open".equals(letters));
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

    /** The page of the case, after a form on it was refused too. */
    String page(CaseDesk.Visit visit, Model model) {
        model.addAttribute("sheet", sheets.sheet(visit));
        model.addAttribute("officer", visit.officer().id());
        model.addAttribute("events", events.of(visit.file().reference(), visit.officer()));
        model.addAttribute("largest", largest.toMegabytes() + " MB");
        return "case";
    }
}
