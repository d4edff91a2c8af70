package uk.nolan.web;

import java.security.Principal;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Tells the frame of the pages whether to show the links to reports and publications. */
@ControllerAdvice(assignableTypes = {CasePages.class, ReportPages.class, PublicationPages.class})
class ReportLinks {

    private final ReportDesk desk;

    ReportLinks(ReportDesk desk) {
        this.desk = desk;
    }

    @ModelAttribute("mayReport")
    boolean mayReport(Principal principal) {
        return desk.isOpenTo(principal);
    }
}
