package uk.nolan.web;

import java.security.Principal;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import uk.nolan.notice.Correspondence;
import uk.nolan.notice.Draft;
import uk.nolan.notice.Outgoing;

/** The two agenda packs of a hearing as they would go out now: the public one, and the full one with the exempt part (NS-A2-1 to NS-A2-5). */
@Controller
class PackPages {

    private static final Map<String, Outgoing> PACKS = Map.of(
            "public", Outgoing.of("agenda-public", List.of("website")),
            "full", Outgoing.of("agenda", List.of("panel", "subject-member")));

    private final CaseDesk desk;
    private final Correspondence correspondence;

    PackPages(CaseDesk desk, Correspondence correspondence) {
        this.desk = desk;
        this.correspondence = correspondence;
    }

    /** The page by itself, in a box where nothing in it can run. */
    @GetMapping("/cases/{reference}/packs/{pack}")
    ResponseEntity<String> pack(@PathVariable String reference, @PathVariable String pack, Principal principal) {
        desk.open(reference, principal, "packs");
        Draft draft = correspondence.drafts(reference, PACKS.entrySet().stream()
                        .filter(known -> known.getKey().equals(pack))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElseThrow(CaseDesk::notThere))
                .stream().findFirst().orElseThrow(CaseDesk::notThere);
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, java.nio.charset.StandardCharsets.UTF_8))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Content-Security-Policy", "sandbox; default-src 'none'; style-src 'unsafe-inline'")
                .body(draft.html());
    }
}
