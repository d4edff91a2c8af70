package uk.nolan.notice;

import uk.nolan.casefile.Attachment;
import uk.nolan.casefile.StandardsCase;

/** The name under which a document goes out: its own, or a plain one for a reader who may not know the complainant, because a file's name can give her away (procedure a.5). */
final class EnclosureName {

    private EnclosureName() {}

    static String of(StandardsCase one, Attachment document, String role) {
        if (!one.identityWithheld() || LetterModel.MAY_KNOW_THE_COMPLAINANT.contains(role)) {
            return document.fileName();
        }
        int dot = document.fileName().lastIndexOf('.');
        String ending = dot < 0 ? "" : document.fileName().substring(dot).replaceAll("[^.A-Za-z0-9]", "");
        return "%s-document-%d%s".formatted(one.reference(), document.id(), ending);
    }
}
