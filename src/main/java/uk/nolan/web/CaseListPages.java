package uk.nolan.web;

import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import uk.nolan.people.Sight;

/** The list of cases with its search. Everything that is asked for stands in the address. */
@Controller
class CaseListPages {

    private final CaseDesk desk;
    private final CaseListSheets sheets;

    CaseListPages(CaseDesk desk, CaseListSheets sheets) {
        this.desk = desk;
        this.sheets = sheets;
    }

    /** With a slash too: what stays of a case's address without its reference. */
    @GetMapping({"/cases", "/cases/"})
    String list(@RequestParam MultiValueMap<String, String> address, Principal principal, Model model, HttpServletResponse response) {
        Sight sight = desk.sight(principal);
        if (!PageLinks.worksOnCases(sight.officer())) {
            response.setStatus(HttpStatus.FORBIDDEN.value());
            model.addAttribute("cockpit", WebSecurity.COCKPIT);
            return "cases-elsewhere";
        }
        CaseListAsked asked = CaseListAsked.read(address);
        model.addAttribute("asked", asked);
        model.addAttribute("everyCase", sight.all());
        model.addAttribute("councils", sheets.councils(asked));
        model.addAttribute("stages", sheets.stages(asked, sight));
        model.addAttribute("ages", CaseListAsked.Age.values());
        Optional<CaseListAsked.Problem> problem = asked.problem();
        if (problem.isPresent()) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            model.addAttribute("problem", problem.get());
        } else {
            model.addAttribute("list", sheets.sheet(asked, sight));
        }
        return "cases";
    }
}
