package uk.nolan.notice;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jsoup.Jsoup;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import uk.nolan.council.ConfigurationProblem;
import uk.nolan.council.LiveProcedure;
import uk.nolan.council.ProcedureFiles;
import uk.nolan.council.Versions;

/** The notice texts of the version that a case keeps, and of the live one for what belongs to no case. */
@Component
public class NoticeTexts {

    private final LiveProcedure live;
    private final ObjectProvider<Versions> versions;
    private final Map<String, SetTexts> ofVersions = new ConcurrentHashMap<>();
    private volatile OfLive ofLive;

    private record OfLive(ProcedureFiles set, SetTexts texts) {}

    NoticeTexts(LiveProcedure live, ObjectProvider<Versions> versions) {
        this.live = live;
        this.versions = versions;
    }

    /** The letter's HTML, over what its text can ask about, in the words of a version. @throws ConfigurationProblem naming the text and the line that cannot be carried out */
    String html(String procedureVersion, String notice, Object letter) {
        SetTexts texts = ofVersions.get(procedureVersion);
        if (texts == null) {
            texts = SetTexts.of(versions.getObject().files(procedureVersion), live.key());
            ofVersions.put(procedureVersion, texts);
        }
        return texts.html(notice, letter);
    }

    /** The same in the words of the live version. */
    String html(String notice, Object letter) {
        OfLive known = ofLive;
        if (known == null || known.set() != live.set()) {
            known = new OfLive(live.set(), SetTexts.of(live.set(), live.key()));
            ofLive = known;
        }
        return known.texts().html(notice, letter);
    }

    /** The subject line: the title of the text. */
    static String subject(String html) {
        return Jsoup.parse(html).title().strip();
    }
}
