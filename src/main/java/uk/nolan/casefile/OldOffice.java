package uk.nolan.casefile;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Looks into a compound file: Word, Excel and PowerPoint before 2007 and Outlook's messages, but also installers, drawings and protected documents.
 * Its directory names what is in it; an entry has 128 bytes, the name first, and stands at a multiple of 128 ([MS-CFB] 2.6).
 */
final class OldOffice {

    private static final int ENTRY = 128;
    private static final int LENGTH_OF_NAME = 64;
    private static final int TYPE = 66;

    private OldOffice() {}

    /** @throws CaseFileProblem where it is none of the documents that are taken, has macros, or is protected by a password */
    static FileKind kind(byte[] content) {
        if (has(content, "EncryptedPackage")) {
            throw new CaseFileProblem("This document is protected by a password, so that nobody else could read it on the file. Save it without the password and attach that.");
        }
        if (has(content, "_VBA_PROJECT") || has(content, "_VBA_PROJECT_CUR") || has(content, "Macros") || has(content, "VBA")) {
            throw Packed.withMacros();
        }
        if (has(content, "WordDocument")) {
            return FileKind.OLD_WORD;
        }
        if (has(content, "Workbook") || has(content, "Book")) {
            return FileKind.OLD_EXCEL;
        }
        if (has(content, "PowerPoint Document")) {
            return FileKind.OLD_POWERPOINT;
        }
        if (has(content, "__properties_version1.0")) {
            return FileKind.OUTLOOK;
        }
        throw new CaseFileProblem("This is a file of an older program that not every computer opens, or an installer. Open it in the program that made it, save it as PDF and attach that.");
    }

    private static boolean has(byte[] content, String name) {
        byte[] written = name.getBytes(StandardCharsets.UTF_16LE);
        for (int at = 0; at + ENTRY <= content.length; at += ENTRY) {
            int length = (content[at + LENGTH_OF_NAME] & 0xFF) | (content[at + LENGTH_OF_NAME + 1] & 0xFF) << 8;
            boolean named = length == written.length + 2 && Arrays.equals(content, at, at + written.length, written, 0, written.length);
            if (named && (content[at + TYPE] == 1 || content[at + TYPE] == 2)) {
                return true;
            }
        }
        return false;
    }
}
