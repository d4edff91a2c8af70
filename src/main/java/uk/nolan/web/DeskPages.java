package uk.nolan.web;

import java.security.Principal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import uk.nolan.people.Officers;
import uk.nolan.process.Procedure;

/** The case file beside a form: the part of a page that Tasklist shows in its tab. */
@Controller
class DeskPages {

    private final CaseDesk desk;
    private final CaseSheets sheets;
    private final Officers officers;
    private final Procedure procedure;

    DeskPages(CaseDesk desk, CaseSheets sheets, Officers officers, Procedure procedure) {
        this.desk = desk;
        this.sheets = sheets;
        this.officers = officers;
        this.procedure = procedure;
    }

    /** The case file of a task. To an officer whose task it is not, or when it is done, there is none. */
    @GetMapping("/desk/case-file")
    String caseFile(@RequestParam String task, Principal principal, Model model) {
        String reference = officers.find(principal.getName()).flatMap(officer -> procedure.caseOf(task, officer)).orElseThrow(CaseDesk::notThere);
        model.addAttribute("sheet", sheets.sheet(desk.open(reference, principal, "case file beside a form")).withoutAttaching());
        return "fragments/case-file :: tab";
    }
}
