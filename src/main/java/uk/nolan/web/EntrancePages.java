package uk.nolan.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The way in: the sign-in page, and the bare address that leads an officer to her work. */
@Controller
class EntrancePages {

    /** The page stood open too long, a session ended by itself, somebody signed out, an attempt failed, or too many did. */
    private static final List<String> WHY = List.of("again", "ended", "out", "wrong", "wait");

    @GetMapping("/")
    String toWork(Authentication officer) {
        return "redirect:" + WebSecurity.work(officer.getAuthorities().stream().map(GrantedAuthority::getAuthority).toList());
    }

    /** The sign-in page. The address says why it is shown: {@code ?wrong} after a failed attempt, {@code ?wait} after too many, {@code ?again}, {@code ?out}, {@code ?ended}. */
    @GetMapping(WebSecurity.SIGN_IN)
    String signIn(HttpServletRequest request, Model model) {
        WHY.forEach(why -> model.addAttribute(why, request.getParameterMap().containsKey(why)));
        return "sign-in";
    }
}
