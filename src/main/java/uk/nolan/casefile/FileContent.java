package uk.nolan.casefile;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MimeTypes;

/**
 * Tells by its content alone what a file is, and refuses what the case file does not take: whatever can run, whatever hides other files, and
 * whatever nobody could open later. The name is never believed; where it says something else than the content, one of the two is wrong.
 */
final class FileContent {

    private static final MimeTypes KNOWN = MimeTypes.getDefaultMimeTypes();
    private static final Set<String> SCRIPTS = Set.of(
            "application/x-sh", "application/x-bat", "text/x-php", "text/x-python", "text/x-perl", "application/javascript", "text/javascript", "application/postscript");
    private static final Set<String> PROGRAMS = Set.of("application/x-dosexec", "application/x-msdownload", "application/x-executable", "application/x-elf",
            "application/x-sharedlib", "application/x-object", "application/java-vm", "application/x-mach-o", "application/x-mach-o-universal");
    private static final Set<String> ARCHIVES = Set.of("application/zip", "application/gzip", "application/x-rar-compressed", "application/x-7z-compressed",
            "application/x-tar", "application/x-gtar", "application/x-bzip2", "application/x-xz", "application/zstd", "application/vnd.ms-cab-compressed",
            "application/x-iso9660-image", "application/x-lzma", "application/x-lz4", "application/x-compress", "application/x-arj", "application/x-archive");
    private static final Set<String> FILMS_OR_SOUND = Set.of("video/mp4", "video/quicktime", "video/3gpp", "video/3gpp2", "application/mp4", "audio/mp4");

    /** A text that begins with a tag is meant for a browser, however it goes on. */
    private static final Pattern MARKUP = Pattern.compile("\\A[\\s\\uFEFF]*<(!--|!doctype|\\?|/?[a-z][a-z0-9]*(\\s[^<]*)?/?>)", Pattern.CASE_INSENSITIVE);

    private FileContent() {}

    /**
     * The kind of a file.
     *
     * @param fileName its name, of which the ending must fit; one without an ending fits everything
     * @throws CaseFileProblem saying in words what it is and what can be done instead
     */
    static FileKind kind(byte[] content, String fileName) {
        String ending = ending(fileName);
        FileKind found = kind(content);
        FileKind kind = found == FileKind.TEXT && FileKind.CSV.maybeNamed(ending) ? FileKind.CSV : found;
        if (!ending.isEmpty() && !kind.maybeNamed(ending)) {
            throw new CaseFileProblem(("The name of the file ends in .%s, but its content is something else: %s. If it is the file that you mean, change the ending to .%s and attach it again; "
                    + "otherwise choose the right one.").formatted(ending, kind.words(), kind.ending()));
        }
        return kind;
    }

    /** What stands after the last dot, in lower case; empty where it is no ending of a file, such as in "Minutes of 3. December". */
    static String ending(String fileName) {
        int dot = fileName.lastIndexOf('.');
        String ending = dot < 0 ? "" : fileName.substring(dot + 1).toLowerCase(Locale.ROOT);
        return ending.matches("[a-z0-9]{1,10}") ? ending : "";
    }

    private static FileKind kind(byte[] content) {
        MediaType type = detected(content);
        String name = type.getBaseType().toString();
        if (isA(type, "application/zip")) {
            return Packed.kind(content).orElseThrow(() -> new CaseFileProblem(
                    "This is an archive, a package of other files. Unpack it and attach what is in it, one file after the other; export a document of Pages or Numbers as PDF."));
        }
        if (isA(type, "application/x-tika-msoffice")) {
            return OldOffice.kind(content);
        }
        // kept by telephones in the wrapping of a film, too
        if (isA(type, "image/heic") || isA(type, "image/heif")) {
            return FileKind.HEIC;
        }
        if (FILMS_OR_SOUND.contains(name) || isA(type, "video/mp4") || isA(type, "video/quicktime")) {
            return sound(content).orElseThrow(FileContent::film);
        }
        if (isA(type, "application/ogg") || isA(type, "audio/ogg")) {
            if (holds(content, "theora", 4096)) {
                throw film();
            }
            return FileKind.OGG;
        }
        return FileKind.of(name).filter(kind -> kind != FileKind.TEXT).orElseGet(() -> text(type, content));
    }

    private static FileKind text(MediaType type, byte[] content) {
        String name = type.getBaseType().toString();
        if (isA(type, "image/svg+xml")) {
            throw new CaseFileProblem("This is an SVG drawing, which can contain a program. Save it as PNG or PDF and attach that.");
        }
        if (isA(type, "text/html") || isA(type, "application/xhtml+xml")) {
            throw webPage();
        }
        if (isA(type, "application/xml")) {
            throw new CaseFileProblem("This is a file of XML data, which people cannot read as it stands. Save it as PDF and attach that.");
        }
        if (SCRIPTS.contains(name)) {
            throw new CaseFileProblem("This is a script, which is a program and could do harm when it is opened. If its words are evidence, print it as PDF and attach that.");
        }
        if (PROGRAMS.contains(name)) {
            throw new CaseFileProblem("This is a program, which could do harm when it is opened. Attach documents, pictures and recordings only.");
        }
        if (ARCHIVES.contains(name)) {
            throw new CaseFileProblem("This is an archive, a package of other files. Unpack it and attach what is in it, one file after the other.");
        }
        if (type.getType().equals("video") || name.equals("application/x-matroska")) {
            throw film();
        }
        if (type.getType().equals("image")) {
            throw new CaseFileProblem("This is a picture of a kind that not every computer opens. Save it as PNG or JPEG and attach that.");
        }
        if (type.getType().equals("audio")) {
            throw new CaseFileProblem("This is a recording of a kind that not every computer plays. Save it as MP3 and attach that.");
        }
        if (!isA(type, "text/plain")) {
            throw new CaseFileProblem("What this file is cannot be told from its content. Open it in the program that made it, save it as PDF and attach that.");
        }
        if (MARKUP.matcher(beginning(content)).find()) {
            throw webPage();
        }
        return FileKind.TEXT;
    }

    private static CaseFileProblem webPage() {
        return new CaseFileProblem("This is a web page, which can contain a program. Print it as PDF in your browser and attach that.");
    }

    private static CaseFileProblem film() {
        return new CaseFileProblem("This is a video, which cannot be kept here. Attach its sound as MP3, or single pictures as PNG or JPEG, and a note that says where the video itself is kept.");
    }

    /** Telephones keep recordings in the wrapping of a film: sound alone is a recording, whatever the wrapping calls itself. */
    private static Optional<FileKind> sound(byte[] content) {
        return tracks(content, "soun") && !tracks(content, "vide") ? Optional.of(FileKind.M4A) : Optional.empty();
    }

    /** Whether the film or recording has a track of this kind, as its "hdlr" boxes say. */
    private static boolean tracks(byte[] content, String kind) {
        byte[] box = "hdlr".getBytes(StandardCharsets.US_ASCII);
        byte[] wanted = kind.getBytes(StandardCharsets.US_ASCII);
        for (int at = 0; at + 16 <= content.length; at++) {
            if (content[at] == box[0] && Arrays.equals(content, at, at + 4, box, 0, 4) && Arrays.equals(content, at + 12, at + 16, wanted, 0, 4)) {
                return true;
            }
        }
        return false;
    }

    private static boolean holds(byte[] content, String word, int within) {
        return new String(content, 0, Math.min(within, content.length), StandardCharsets.ISO_8859_1).contains(word);
    }

    /** The first characters; of a text in UTF-16 every other byte is left out, which serves to see a tag. */
    private static String beginning(byte[] content) {
        return new String(content, 0, Math.min(4096, content.length), StandardCharsets.ISO_8859_1).replaceAll("^(ÿþ|þÿ|ï»¿)", "").replace("\u0000", "");
    }

    private static boolean isA(MediaType type, String other) {
        MediaType parent = MediaType.parse(other);
        return type.getBaseType().equals(parent) || KNOWN.getMediaTypeRegistry().isSpecializationOf(type.getBaseType(), parent);
    }

    private static MediaType detected(byte[] content) {
        try {
            return KNOWN.detect(new ByteArrayInputStream(content), new Metadata());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
