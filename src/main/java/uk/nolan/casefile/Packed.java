package uk.nolan.casefile;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** Looks into a package: Word, Excel and PowerPoint since 2007 and OpenDocument are zip archives with a table of contents that says so. */
final class Packed {

    private static final String CONTENTS = "[Content_Types].xml";

    /** Longest table of contents that is read, in bytes; that of a real document is a few thousand. */
    private static final int LONGEST_CONTENTS = 1 << 20;

    private static final Map<String, FileKind> MAIN_PARTS = Map.of(
            "wordprocessingml.document.main+xml", FileKind.WORD,
            "wordprocessingml.template.main+xml", FileKind.WORD,
            "spreadsheetml.sheet.main+xml", FileKind.EXCEL,
            "spreadsheetml.template.main+xml", FileKind.EXCEL,
            "presentationml.presentation.main+xml", FileKind.POWERPOINT,
            "presentationml.slideshow.main+xml", FileKind.POWERPOINT,
            "presentationml.template.main+xml", FileKind.POWERPOINT);

    private Packed() {}

    /**
     * The kind of document that the package is; empty for an archive that is none, whatever it calls itself.
     *
     * @throws CaseFileProblem where it is a document with macros, or cannot be opened
     */
    static Optional<FileKind> kind(byte[] content) {
        try {
            // through a file, because only the list at its end says what is really in an archive
            Path file = Files.createTempFile("nolan", ".zip");
            try {
                Files.write(file, content);
                try (ZipFile archive = new ZipFile(file.toFile())) {
                    return kind(archive);
                }
            } finally {
                Files.delete(file);
            }
        } catch (ZipException | IllegalArgumentException e) {
            throw new CaseFileProblem("The file is damaged and cannot be opened. Open it on your computer, save it again and attach that.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<FileKind> kind(ZipFile archive) throws IOException {
        List<String> names = archive.stream().map(ZipEntry::getName).toList();
        Optional<FileKind> kind = names.contains(CONTENTS) ? office(archive, names) : openDocument(archive, names);
        boolean macros = names.stream().anyMatch(name -> name.endsWith("vbaProject.bin") || name.contains("/macrosheets/") || name.startsWith("Basic/") || name.startsWith("Scripts/"));
        if (kind.isPresent() && macros) {
            throw withMacros();
        }
        return kind;
    }

    static CaseFileProblem withMacros() {
        return new CaseFileProblem("This document contains macros, which are programs and could do harm when it is opened. Save it without macros (as .docx, .xlsx or .pptx) or as PDF, and attach that.");
    }

    private static Optional<FileKind> office(ZipFile archive, List<String> names) throws IOException {
        Document contents = Jsoup.parse(new ByteArrayInputStream(read(archive, CONTENTS)), null, "", Parser.xmlParser());
        for (Element part : contents.getElementsByAttribute("PartName")) {
            String type = part.attr("ContentType");
            if (type.contains("macroEnabled")) {
                throw withMacros();
            }
            String name = part.attr("PartName").replaceFirst("^/", "");
            Optional<FileKind> kind = MAIN_PARTS.entrySet().stream().filter(known -> type.endsWith(known.getKey())).map(Map.Entry::getValue).findFirst();
            if (kind.isPresent() && names.contains(name)) {
                return kind;
            }
        }
        return Optional.empty();
    }

    private static Optional<FileKind> openDocument(ZipFile archive, List<String> names) throws IOException {
        if (!names.contains("mimetype") || !names.contains("content.xml")) {
            return Optional.empty();
        }
        String type = new String(read(archive, "mimetype"), StandardCharsets.US_ASCII).strip();
        return FileKind.of(type.replaceFirst("-template$", "")).filter(kind -> type.startsWith("application/vnd.oasis.opendocument."));
    }

    private static byte[] read(ZipFile archive, String name) throws IOException {
        try (InputStream entry = archive.getInputStream(archive.getEntry(name))) {
            return entry.readNBytes(LONGEST_CONTENTS);
        }
    }
}
