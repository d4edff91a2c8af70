package uk.nolan.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.springframework.util.unit.DataSize;
import org.springframework.web.multipart.MultipartFile;

/**
 * What an administrator chose to upload: single files, or a zip of them. Only its shape is looked at here; whether each file has a place in the procedure, and what is in it, the door says.
 *
 * @param files the files, by name or by name with folder
 * @param zips how many zips they came in; 0 for single files
 */
record ProcedureUpload(Map<String, byte[]> files, int zips) {

    /** More than ten whole procedures: a zip that unfolds to more is no procedure. */
    static final DataSize LARGEST = DataSize.ofMegabytes(30);

    static final int MOST_FILES = 1_000;

    private static final int LONGEST_NAME = 80;

    /** It cannot be taken in; the message says why and what to do. */
    static final class Refused extends Exception {

        Refused(String message) {
            super(message);
        }
    }

    /** @throws Refused where nothing was chosen, or what was chosen cannot be opened, is too much or ambiguous */
    static ProcedureUpload of(List<MultipartFile> chosen) throws Refused {
        Unpacking unpacking = new Unpacking();
        for (MultipartFile file : chosen) {
            String name = bare(file.getOriginalFilename());
            if (file.isEmpty() && name.isEmpty()) {
                continue;
            }
            try {
                unpacking.add(name, file);
            } catch (IOException | IllegalArgumentException e) {
                throw new Refused("\"%s\" did not arrive whole, or is no zip that can be opened. Choose it again and try once more.".formatted(shown(name)));
            }
        }
        if (unpacking.files.isEmpty()) {
            throw new Refused(unpacking.zips > 0 ? "There are no files in the zip. Choose the one with the folders processes and forms in it." : "Choose the files that you changed, or a zip of them.");
        }
        return new ProcedureUpload(unpacking.files, unpacking.zips);
    }

    private static final class Unpacking {

        private final Map<String, byte[]> files = new TreeMap<>();
        private long size;
        private int zips;

        void add(String name, MultipartFile file) throws IOException, Refused {
            if (file.isEmpty()) {
                throw new Refused("\"%s\" is empty. Save it again, or choose another file.".formatted(shown(name)));
            }
            try (InputStream content = file.getInputStream()) {
                if (name.toLowerCase(Locale.ROOT).endsWith(".zip")) {
                    zips++;
                    unzip(name, content);
                } else {
                    put(name, read(content));
                }
            }
        }

        private void unzip(String zip, InputStream content) throws IOException, Refused {
            boolean any = false;
            try (ZipInputStream entries = new ZipInputStream(content)) {
                for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                    any = true;
                    String name = entry.getName().replace('\\', '/');
                    if (name.startsWith("/") || name.matches("(?s).*(^|/)\\.\\.(/|$).*") || name.contains(":")) {
                        throw new Refused("The zip \"%s\" names a file \"%s\", which leads out of its own folders. Nothing of it was taken.".formatted(shown(zip), shown(name)));
                    }
                    if (entry.isDirectory() || isHidden(name)) {
                        // read all the same, so that what unfolds without end is noticed
                        read(entries);
                    } else {
                        put(name.replaceFirst("^(?:[^/]+/)*?(?=(?:processes|forms)/)", ""), read(entries));
                    }
                }
            }
            if (!any) {
                throw new Refused("\"%s\" is no zip that can be opened, or nothing is in it. Make it anew and choose it again.".formatted(shown(zip)));
            }
        }

        /** Modeler's templates, the program's letters and the computer's own notes are no part of the procedure. */
        private static boolean isHidden(String name) {
            return name.startsWith(".") || name.contains("/.") || name.startsWith("__MACOSX/") || name.startsWith(ProcedureZip.LETTERS) || name.contains("/" + ProcedureZip.LETTERS);
        }

        private byte[] read(InputStream content) throws IOException, Refused {
            byte[] all = content.readNBytes((int) (LARGEST.toBytes() - size + 1));
            size += all.length;
            if (size > LARGEST.toBytes()) {
                throw new Refused("That is more than %d MB when it is unpacked, and no procedure is so large. Choose the files that you changed.".formatted(LARGEST.toMegabytes()));
            }
            return all;
        }

        private void put(String name, byte[] content) throws Refused {
            if (files.containsKey(name)) {
                throw new Refused("There are two files \"%s\". Choose the one that is meant.".formatted(shown(name)));
            }
            if (files.size() == MOST_FILES) {
                throw new Refused("Those are more than %,d files, and no procedure has so many. Choose the files that you changed.".formatted(MOST_FILES));
            }
            files.put(name, content);
        }
    }

    /** Some browsers send the folder too. */
    private static String bare(String name) {
        return name == null ? "" : name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1).strip();
    }

    private static String shown(String name) {
        String visible = FileName.visible(name);
        return visible.length() <= LONGEST_NAME ? visible : visible.substring(0, LONGEST_NAME) + "…";
    }
}
