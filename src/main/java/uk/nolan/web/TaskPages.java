package uk.nolan.web;

import java.security.Principal;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;
import uk.nolan.people.Officers;
import uk.nolan.process.Procedure;
import uk.nolan.process.Procedure.Standing;

/** The links of mails: each leads to its task in Tasklist, and says plainly where there is nothing to do. */
@Controller
class TaskPages {

    /** What the engine's ids look like; nothing else goes into an address. */
    private static final String ID = "[A-Za-z0-9-]{1,64}";

    private final Procedure procedure;
    private final Officers officers;

    TaskPages(Procedure procedure, Officers officers) {
        this.procedure = procedure;
        this.officers = officers;
    }

    /**
     * The task in Tasklist, or a page that says why it is not there: 410 where it is over, 404 where there is none for this officer. A browser keeps what follows {@code #} to itself, so that
     * only an address of the server's own survives the sign-in page.
     */
    @GetMapping("/tasks/{taskId}")
    ModelAndView task(@PathVariable String taskId, Principal principal) {
        Standing standing = taskId.matches(ID)
                ? officers.find(principal.getName()).map(officer -> procedure.standing(taskId, officer)).orElse(Standing.NOT_HERS)
                : Standing.NOT_HERS;
        if (standing == Standing.WAITS) {
            return new ModelAndView("redirect:" + WebSecurity.TASKLIST + "#/?task=" + taskId);
        }
        ModelAndView page = new ModelAndView("task", switch (standing) {
            case RESTS -> HttpStatus.OK;
            case OVER -> HttpStatus.GONE;
            default -> HttpStatus.NOT_FOUND;
        });
        return page.addObject("over", standing == Standing.OVER).addObject("rests", standing == Standing.RESTS);
    }
}
