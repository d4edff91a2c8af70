package uk.nolan.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileContentTest {

    /** One byte for each character. */
    private static byte[] bytes(String content) {
        return content.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static FileKind kind(String content) {
        return FileContent.kind(bytes(content), "nameless");
    }

    private static void refused(byte[] content, String name, String... why) {
        assertThatExceptionOfType(CaseFileProblem.class).isThrownBy(() -> FileContent.kind(content, name)).withMessageContainingAll(why);
    }

    @ParameterizedTest(name = "{index}")
    @ValueSource(strings = {
        "PDF|%PDF-1.7",
        "PNG|\u0089PNG\r\n\u001a\n",
        "JPEG|\u00ff\u00d8\u00ff\u00e0\u0000\u0010JFIF",
        "GIF|GIF89a",
        "TIFF|II*\u0000\u0008\u0000\u0000\u0000",
        "WEBP|RIFF\u0000\u0000\u0000\u0000WEBPVP8 ",
        "HEIC|\u0000\u0000\u0000\u0018ftypheic\u0000\u0000\u0000\u0000mif1",
        "HEIC|\u0000\u0000\u0000\u0018ftypmif1\u0000\u0000\u0000\u0000heic",
        "RICH_TEXT|{\\rtf1\\ansi x}",
        "MP3|ID3\u0003\u0000\u0000",
        "MP3|\u00ff\u00fb\u0090d\u0000\u0000",
        "WAV|RIFF\u0000\u0000\u0000\u0000WAVEfmt ",
        "FLAC|fLaC\u0000\u0000\u0000\"",
        "AAC|\u00ff\u00f1P\u0080\u0000\u001f\u00fc",
        "OGG|OggS\u0000\u0002\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000abcd\u0000\u0000\u0000\u0000abcd\u0001\u0013OpusHead",
        "OGG|OggS\u0000\u0002\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000abcd\u0000\u0000\u0000\u0000abcd\u0001\u001e\u0001vorbis",
        "M4A|\u0000\u0000\u0000\u0020ftypM4A \u0000\u0000\u0000\u0000 moov hdlr\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000soun",
        "M4A|\u0000\u0000\u0000\u0020ftypisom\u0000\u0000\u0000\u0000 moov hdlr\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000soun",
        "EMAIL|From: a@example.org\r\nTo: b@example.org\r\nSubject: x\r\n\r\n<b>hello</b>",
        "TEXT|Minutes of the meeting",
        "TEXT|\u00ff\u00feM\u0000i\u0000n\u0000",
        "TEXT|Gr\u00f6\u00dfe of the \u0093hall\u0094",
        "TEXT|<clerk@example.org> wrote: < 3 > 2",
        "TEXT|Index: what was said",
    })
    void tellsWhatAFileIs(String kindAndContent) {
        String[] parts = kindAndContent.split("\\|", 2);
        assertThat(kind(parts[1])).isEqualTo(FileKind.valueOf(parts[0]));
    }

    @ParameterizedTest(name = "{index}")
    @ValueSource(strings = {
        "a web page|<html><body>x",
        "a web page| \n<!DOCTYPE html><p>x",
        "a web page|<script>alert(1)</script>",
        "a web page|\u00ef\u00bb\u00bf<b onclick='x'>hello</b>",
        "a web page|\u00ff\u00fe<\u0000b\u0000>\u0000",
        "an SVG drawing|<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>",
        "XML data|<?xml version='1.0'?><a/>",
        "a script|#!/bin/sh\nrm -rf /",
        "a script|@echo off\r\ndel x",
        "a script|<?php echo 1;",
        "a script|%!PS-Adobe",
        "a program|MZ\u0090\u0000\u0003",
        "a program|\u007fELF\u0002\u0001\u0001",
        "a program|\u00ca\u00fe\u00ba\u00be\u0000\u0000\u00004",
        "an archive|Rar!\u001a\u0007\u0001\u0000",
        "an archive|7z\u00bc\u00af'\u001c",
        "an archive|\u001f\u008b\u0008\u0000",
        "a video|\u0000\u0000\u0000\u0020ftypmp42\u0000\u0000\u0000\u0000 hdlr\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000vide hdlr\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000soun",
        "a video|\u0000\u0000\u0000\u0020ftypM4A \u0000\u0000\u0000\u0000 hdlr\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000vide",
        "a video|RIFF\u0000\u0000\u0000\u0000AVI LIST",
        "a video|\u001aE\u00df\u00a3\u0093B\u0082\u0088webm",
        "a video|OggS\u0000\u0002\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000abcd\u0000\u0000\u0000\u0000abcd\u0001*\u0080theora",
        "a recording of a kind|#!AMR\n",
        "cannot be told|\u0001\u0002\u0003\u0004\u0000\u0000",
    })
    void refusesWhatIsNotToBeKeptWithACure(String whatAndContent) {
        String[] parts = whatAndContent.split("\\|", 2);
        refused(bytes(parts[1]), "nameless", parts[0]);
        refused(bytes(parts[1]), "minutes.pdf", parts[0]);
    }

    private static byte[] zip(Map<String, String> parts) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(packed)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(bytes(part.getValue()));
            }
        }
        return packed.toByteArray();
    }

    private static byte[] office(String main, String type, String... more) throws IOException {
        Map<String, String> parts = new TreeMap<>();
        parts.put("[Content_Types].xml", "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'><Override PartName='/" + main
                + "' ContentType='application/vnd.openxmlformats-officedocument." + type + "'/></Types>");
        parts.put(main, "<x/>");
        for (String name : more) {
            parts.put(name, "x");
        }
        return zip(parts);
    }

    @Test
    void looksIntoOfficeDocuments() throws IOException {
        assertThat(FileContent.kind(office("word/document.xml", "wordprocessingml.document.main+xml"), "minutes.docx")).isEqualTo(FileKind.WORD);
        assertThat(FileContent.kind(office("xl/workbook.xml", "spreadsheetml.sheet.main+xml"), "costs.xlsx")).isEqualTo(FileKind.EXCEL);
        assertThat(FileContent.kind(office("ppt/presentation.xml", "presentationml.presentation.main+xml"), "talk.pptx")).isEqualTo(FileKind.POWERPOINT);
        assertThat(FileContent.kind(zip(Map.of("mimetype", "application/vnd.oasis.opendocument.text", "content.xml", "<x/>")), "minutes.odt")).isEqualTo(FileKind.OPEN_TEXT);
        refused(office("xl/workbook.xml", "spreadsheetml.sheet.main+xml"), "minutes.docx", "ends in .docx", "Excel workbook", "change the ending to .xlsx");
    }

    @Test
    void refusesAnArchiveThatMerelyCallsItselfADocument() throws IOException {
        refused(zip(Map.of("virus.exe", "MZ")), "minutes.docx", "This is an archive", "Unpack it");
        Map<String, String> boast = new TreeMap<>(Map.of("[Content_Types].xml", "<Types><Override PartName='/word/document.xml' ContentType='application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'/></Types>", "virus.exe", "MZ"));
        refused(zip(boast), "minutes.docx", "This is an archive");
        refused(zip(Map.of("mimetype", "application/vnd.oasis.opendocument.text", "virus.exe", "MZ")), "minutes.odt", "This is an archive");
        refused(zip(Map.of("mimetype", "application/pdf", "content.xml", "")), "minutes.pdf", "This is an archive");
        byte[] half = zip(Map.of("a", "b"));
        refused(java.util.Arrays.copyOf(half, half.length - 10), "minutes.docx", "damaged");
    }

    @Test
    void refusesMacros() throws IOException {
        refused(office("word/document.xml", "wordprocessingml.document.main+xml", "word/vbaProject.bin"), "minutes.docx", "contains macros", "Save it without macros");
        refused(office("xl/workbook.xml", "spreadsheetml.sheet.main+xml", "xl/macrosheets/sheet1.xml"), "costs.xlsx", "contains macros");
        refused(bytes(new String(office("word/document.xml", "wordprocessingml.document.main+xml"), StandardCharsets.ISO_8859_1)), "minutes.docm", "ends in .docm");
        Map<String, String> enabled = new TreeMap<>(Map.of("[Content_Types].xml", "<Types><Override PartName='/word/document.xml' ContentType='application/vnd.ms-word.document.macroEnabled.main+xml'/></Types>", "word/document.xml", "x"));
        refused(zip(enabled), "minutes.docm", "contains macros");
        refused(zip(Map.of("mimetype", "application/vnd.oasis.opendocument.text", "content.xml", "x", "Basic/Standard/Module1.xml", "x")), "minutes.odt", "contains macros");
        refused(compound("WordDocument", "Macros"), "minutes.doc", "contains macros");
    }

    /** A compound file with entries of these names in its directory. */
    private static byte[] compound(String... names) {
        ByteBuffer file = ByteBuffer.allocate(512 + 128 * names.length).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        file.put(bytes("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1"));
        for (int i = 0; i < names.length; i++) {
            byte[] name = names[i].getBytes(StandardCharsets.UTF_16LE);
            file.position(512 + 128 * i);
            file.put(name);
            file.putShort(512 + 128 * i + 64, (short) (name.length + 2));
            file.put(512 + 128 * i + 66, (byte) 2);
        }
        return file.array();
    }

    @ParameterizedTest
    @CsvSource({"WordDocument, OLD_WORD", "Workbook, OLD_EXCEL", "Book, OLD_EXCEL", "PowerPoint Document, OLD_POWERPOINT", "__properties_version1.0, OUTLOOK"})
    void looksIntoOlderDocuments(String entry, FileKind kind) {
        assertThat(FileContent.kind(compound("Root Entry", entry), "nameless")).isEqualTo(kind);
        assertThat(FileContent.kind(compound("Root Entry", entry), "x." + kind.ending())).isEqualTo(kind);
    }

    @Test
    void refusesWhatNobodyCouldOpen() {
        refused(compound("EncryptedPackage"), "minutes.docx", "protected by a password");
        refused(compound("VisioDocument"), "minutes.vsd", "save it as PDF");
        refused(bytes("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1"), "minutes.doc", "save it as PDF");
    }

    @ParameterizedTest
    @CsvSource({"minutes.csv, CSV", "minutes.txt, TEXT", "MINUTES.TXT, TEXT", "Minutes of 3. December, TEXT", "minutes, TEXT"})
    void letsTheNameSayOnlyWhichTextItIs(String name, FileKind kind) {
        assertThat(FileContent.kind(bytes("a,b\n1,2"), name)).isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(strings = {"minutes.pdf", "minutes.js", "minutes.html", "minutes.exe", "minutes.pdf.scr", "minutes.docx"})
    void refusesANameThatSaysSomethingElse(String name) {
        refused(bytes("Minutes"), name, "ends in ." + name.substring(name.lastIndexOf('.') + 1), "Plain text", "change the ending to .txt");
    }

    @Test
    void findsAFreeName() {
        assertThat(DocumentName.free("minutes.pdf", java.util.List.of())).isEqualTo("minutes.pdf");
        assertThat(DocumentName.free("minutes.pdf", java.util.List.of("MINUTES.pdf", "minutes (2).pdf"))).isEqualTo("minutes (3).pdf");
        assertThat(DocumentName.free("Minutes of 3. December", java.util.List.of("Minutes of 3. December"))).isEqualTo("Minutes of 3. December (2)");
    }

    @Test
    void knowsItsKindsByTheirMediaTypes() {
        for (FileKind kind : FileKind.values()) {
            assertThat(FileKind.of(kind.mediaType())).contains(kind);
        }
        assertThat(FileKind.of("text/html")).isEmpty();
    }
}
