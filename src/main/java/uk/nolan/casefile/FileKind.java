package uk.nolan.casefile;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The kinds of files that a case file takes: what officers and parties read, look at and listen to, and nothing that runs. */
public enum FileKind {
    PDF("application/pdf", "PDF", "pdf"),
    PNG("image/png", "PNG image", "png"),
    JPEG("image/jpeg", "JPEG image", "jpg", "jpeg", "jpe", "jfif"),
    GIF("image/gif", "GIF image", "gif"),
    TIFF("image/tiff", "TIFF image", "tif", "tiff"),
    WEBP("image/webp", "WebP image", "webp"),
    HEIC("image/heic", "HEIC image", "heic", "heif"),
    WORD("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "Word document", "docx", "dotx"),
    EXCEL("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "Excel workbook", "xlsx", "xltx"),
    POWERPOINT("application/vnd.openxmlformats-officedocument.presentationml.presentation", "PowerPoint presentation", "pptx", "ppsx", "potx"),
    OLD_WORD("application/msword", "Word document", "doc", "dot"),
    OLD_EXCEL("application/vnd.ms-excel", "Excel workbook", "xls", "xlt"),
    OLD_POWERPOINT("application/vnd.ms-powerpoint", "PowerPoint presentation", "ppt", "pps", "pot"),
    OUTLOOK("application/vnd.ms-outlook", "Outlook e-mail", "msg"),
    OPEN_TEXT("application/vnd.oasis.opendocument.text", "OpenDocument text", "odt", "ott"),
    OPEN_SPREADSHEET("application/vnd.oasis.opendocument.spreadsheet", "OpenDocument spreadsheet", "ods", "ots"),
    OPEN_PRESENTATION("application/vnd.oasis.opendocument.presentation", "OpenDocument presentation", "odp", "otp"),
    OPEN_DRAWING("application/vnd.oasis.opendocument.graphics", "OpenDocument drawing", "odg", "otg"),
    RICH_TEXT("application/rtf", "Rich text", "rtf"),
    MP3("audio/mpeg", "MP3 recording", "mp3"),
    M4A("audio/mp4", "M4A recording", "m4a", "m4b", "mp4", "3gp"),
    WAV("audio/vnd.wave", "WAV recording", "wav"),
    OGG("audio/ogg", "Ogg recording", "ogg", "oga", "opus"),
    FLAC("audio/x-flac", "FLAC recording", "flac"),
    AAC("audio/x-aac", "AAC recording", "aac"),
    EMAIL("message/rfc822", "E-mail", "eml", "txt"),
    CSV("text/csv", "CSV table", "csv"),
    TEXT("text/plain", "Plain text", "txt", "text", "log", "md", "asc");

    private final String mediaType;
    private final String words;
    private final List<String> endings;

    FileKind(String mediaType, String words, String... endings) {
        this.mediaType = mediaType;
        this.words = words;
        this.endings = List.of(endings);
    }

    /** The kind kept under this media type; empty for any other. */
    static Optional<FileKind> of(String mediaType) {
        return Arrays.stream(values()).filter(kind -> kind.mediaType.equals(mediaType)).findFirst();
    }

    /** The registered name of the type, for example {@code application/pdf}. */
    public String mediaType() {
        return mediaType;
    }

    /** As an officer says it: "PDF", "Word document". */
    public String words() {
        return words;
    }

    /** The usual ending of a file's name, without the dot. */
    public String ending() {
        return endings.get(0);
    }

    /** Whether a name may end so. @param ending in lower case, without the dot */
    boolean maybeNamed(String ending) {
        return endings.contains(ending);
    }
}
