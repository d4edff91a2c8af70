package uk.nolan.process.overview;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import uk.nolan.council.ConfigurationProblem;
import uk.nolan.council.CouncilBooks;
import uk.nolan.council.ProcedureFiles;

/** Reads the provisions that forms, settings, rehearsals, the program and its tests name. */
final class Texts {

    private static final Pattern KEY = Pattern.compile("^[\\s-]*([A-Za-z][\\w-]*):\\s*([^#]*)");

    private Texts() {}

    /** The fields and texts of every form. */
    static List<Carrier> forms(ProcedureFiles files) {
        List<Carrier> carriers = new ArrayList<>();
        for (String file : files.list("forms", ".form")) {
            try {
                fields(new ObjectMapper().readTree(files.read(file)), file, carriers);
            } catch (JsonProcessingException e) {
                throw new ConfigurationProblem(file + ": this is no form that can be read (" + e.getOriginalMessage() + "). Open it in Camunda Modeler and correct it.");
            }
        }
        return carriers;
    }

    private static void fields(JsonNode form, String file, List<Carrier> carriers) {
        for (JsonNode component : form.path("components")) {
            String label = component.path("label").asText("");
            String name = Words.ofFile(file) + (label.isEmpty() ? "" : ": " + Words.plain(label));
            if (component.has("components")) {
                fields(component, file, carriers);
            } else {
                carriers.add(Carrier.of(Carrier.Kind.FORM, name, file, component.toString()));
            }
        }
    }

    /** The entries of a council's settings, each with the comments before it. */
    static List<Carrier> settings(ProcedureFiles files, String council) {
        List<Carrier> carriers = new ArrayList<>();
        for (String file : files.list(CouncilBooks.path(council, ""), ".yaml")) {
            StringBuilder above = new StringBuilder();
            for (String line : files.read(file).lines().toList()) {
                above.append(line).append('\n');
                Matcher key = KEY.matcher(line);
                if (key.find()) {
                    carriers.add(Carrier.of(Carrier.Kind.SETTING, (key.group(1) + " " + key.group(2).replaceAll("[\\[{\"].*", "")).strip(), file, above.toString()));
                    above.setLength(0);
                }
            }
            carriers.add(Carrier.of(Carrier.Kind.SETTING, Words.ofFile(file), file, above.toString()));
        }
        return carriers;
    }

    static List<Carrier> rehearsals(ProcedureFiles files) {
        return files.list("processes/rehearsals", ".yaml").stream()
                .map(file -> Carrier.of(Carrier.Kind.REHEARSAL, Words.plain(files.read(file).replaceFirst("(?s)^.*?rehearsal:([^\n]*).*$", "$1")), file, files.read(file)))
                .toList();
    }

    /** Every class below a folder. */
    static List<Carrier> classes(ProcedureFiles files, Carrier.Kind kind, String folder) {
        List<Carrier> carriers = new ArrayList<>();
        files.list(folder, ".java").forEach(file -> carriers.add(Carrier.of(kind, Words.stem(file), file, files.read(file))));
        files.folders(folder).forEach(inside -> carriers.addAll(classes(files, kind, folder + "/" + inside)));
        return carriers;
    }
}
