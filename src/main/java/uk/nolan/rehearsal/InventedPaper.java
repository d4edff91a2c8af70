package uk.nolan.rehearsal;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The documents of a rehearsal: what the story says of them, on one page that opens like any other document. */
final class InventedPaper {

    /** The capital and small letters of western Europe, as the fonts of every reader of PDF have them. */
    private static final Charset LETTERS = Charset.forName("windows-1252");

    private InventedPaper() {}

    /** Whether a document of this name can be invented: a PDF or a plain text. */
    static boolean canBe(String fileName) {
        return isPdf(fileName) || fileName.toLowerCase().endsWith(".txt");
    }

    static byte[] of(String fileName, String description) {
        return isPdf(fileName) ? pdf(fileName, description) : (fileName + "\n" + description).getBytes(StandardCharsets.UTF_8);
    }

    private static boolean isPdf(String fileName) {
        return fileName.toLowerCase().endsWith(".pdf");
    }

    /** A page of A4 with two lines (ISO 32000-1, 7.5). */
    private static byte[] pdf(String title, String text) {
        String page = "BT /F1 18 Tf 72 750 Td (%s) Tj /F1 12 Tf 0 -30 Td (%s) Tj 0 -30 Td (%s) Tj ET"
                .formatted(literal(title), literal(text), "Invented for a rehearsal of the procedure.");
        List<String> objects = List.of(
                "<< /Type /Catalog /Pages 2 0 R >>",
                "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> >> /Contents 4 0 R >>",
                "<< /Length %d >>\nstream\n%s\nendstream".formatted(page.getBytes(LETTERS).length, page),
                "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>");
        StringBuilder file = new StringBuilder("%PDF-1.4\n");
        List<Integer> starts = new ArrayList<>();
        for (int number = 1; number <= objects.size(); number++) {
            starts.add(file.toString().getBytes(LETTERS).length);
            file.append(number).append(" 0 obj\n").append(objects.get(number - 1)).append("\nendobj\n");
        }
        int table = file.toString().getBytes(LETTERS).length;
        file.append("xref\n0 ").append(objects.size() + 1).append("\n0000000000 65535 f \n");
        starts.forEach(start -> file.append("%010d 00000 n \n".formatted(start)));
        file.append("trailer\n<< /Size ").append(objects.size() + 1).append(" /Root 1 0 R >>\nstartxref\n").append(table).append("\n%%EOF\n");
        return file.toString().getBytes(LETTERS);
    }

    private static String literal(String text) {
        return text.replaceAll("([\\\\()])", "\\\\$1").replaceAll("\\p{Cntrl}", " ");
    }
}
