package uk.nolan.web;

import java.security.Principal;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;
import uk.nolan.casefile.DeadlineOverview;
import uk.nolan.people.Officer;
import uk.nolan.people.Officers;
import uk.nolan.people.Role;
import uk.nolan.process.board.EngineBoard;

/**
 * What Cockpit's plug-ins fetch: the board on its first page, how many cases wait at each task of a diagram, and the due dates of one case. For operations and
 * administrators alone; a case in which the reader has declared a conflict of interest is left out of all three.
 */
@Controller
@RequestMapping("/desk/deadlines")
class DeadlineBoardPages {

    private final DeadlineBoard board;
    private final DeadlineBoardSheets sheets;
    private final CaseDueDates dueDates;
    private final DeadlineOverview overview;
    private final EngineBoard engine;
    private final Officers officers;

    DeadlineBoardPages(DeadlineBoard board, DeadlineBoardSheets sheets, CaseDueDates dueDates, DeadlineOverview overview, EngineBoard engine, Officers officers) {
        this.board = board;
        this.sheets = sheets;
        this.dueDates = dueDates;
        this.overview = overview;
        this.engine = engine;
        this.officers = officers;
    }

    @GetMapping
    String board(Principal principal, Model model) {
        Set<String> notHers = notHers(principal);
        model.addAttribute("sheet", sheets.sheet(board.look().without(notHers)));
        return "desk/deadlines";
    }

    @GetMapping("/waiting")
    @ResponseBody
    Map<String, EngineBoard.Queue> waiting(@RequestParam String definition, Principal principal) {
        return engine.queues(definition, notHers(principal));
    }

    @GetMapping("/instances/{instance}")
    String instance(@PathVariable String instance, Principal principal, Model model) {
        Set<String> notHers = notHers(principal);
        String reference = engine.caseOf(instance).filter(one -> !notHers.contains(one)).orElseThrow(CaseDesk::notThere);
        model.addAttribute("sheet", dueDates.sheet(reference));
        return "desk/deadlines-case";
    }

    /** The cases that this reader may not see. @throws ResponseStatusException 403 for everybody but operations and administrators */
    private Set<String> notHers(Principal principal) {
        Officer reader = officers.find(principal.getName())
                .filter(officer -> officer.holds(Role.OPERATIONS, Role.ADMINISTRATOR))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.FORBIDDEN));
        return overview.conflicted(reader.id());
    }
}
