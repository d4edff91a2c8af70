package uk.nolan.web;

import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The way in: the sign-in page, and the bare address that leads an officer to her work. */
@Controller
class EntrancePages {

    @GetMapping("/")
    String toWork(Authentication officer) {
        return "redirect:" + WebSecurity.work(officer);
    }

    /**
     * @param wrong set after a failed attempt
     * @param again set where the page stood open too long
     * @param out set after signing out
     * @param ended set where a session ended by itself
     */
    @GetMapping(WebSecurity.SIGN_IN)
    String signIn(
            @RequestParam(required = false) String wrong,
            @RequestParam(required = false) String again,
            @RequestParam(required = false) String out,
            @RequestParam(required = false) String ended,
            Model model) {
        model.addAttribute("wrong", wrong != null);
        model.addAttribute("again", again != null);
        model.addAttribute("out", out != null);
        model.addAttribute("ended", ended != null);
        return "sign-in";
    }
}
