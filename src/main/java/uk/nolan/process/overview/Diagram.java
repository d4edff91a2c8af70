package uk.nolan.process.overview;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.Documentation;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.xml.ModelParseException;
import uk.nolan.council.ConfigurationProblem;
import uk.nolan.council.ProcedureFiles;
import uk.nolan.process.ElementProperties;

/**
 * What a diagram says about itself.
 *
 * @param name of its process
 * @param says the first sentence of its documentation
 * @param sends the letters that its elements send
 * @param carriers its elements, so far as they name provisions
 */
record Diagram(String file, String name, String says, List<Sender> sends, List<Carrier> carriers) {

    static List<Diagram> all(ProcedureFiles files) {
        return files.list("processes", ".bpmn").stream().map(file -> read(files, file)).toList();
    }

    private static Diagram read(ProcedureFiles files, String file) {
        BpmnModelInstance model = model(files, file);
        Process process = model.getModelElementsByType(Process.class).iterator().next();
        List<Carrier> carriers = new ArrayList<>();
        List<Sender> sends = new ArrayList<>();
        model.getModelElementsByType(Process.class)
                .forEach(whole -> carriers.add(Carrier.of(Carrier.Kind.DIAGRAM, Words.plain(whole.getName()), file, documentation(whole))));
        for (FlowElement element : model.getModelElementsByType(FlowElement.class)) {
            carriers.add(Carrier.of(kind(element), name(element), file, documentation(element)));
            String notice = ElementProperties.of(element).get("notice");
            if (notice != null) {
                sends.add(new Sender(notice, name(element), file, String.join(",", ElementProperties.of(element).list("recipients"))));
            }
        }
        return new Diagram(file, Words.plain(process.getName()), Words.firstSentence(documentation(process)), sends, carriers);
    }

    private static BpmnModelInstance model(ProcedureFiles files, String file) {
        try {
            return Bpmn.readModelFromStream(new ByteArrayInputStream(files.bytes(file)));
        } catch (ModelParseException e) {
            throw new ConfigurationProblem(file + ": this is no diagram that can be read (" + e.getMessage() + "). Open it in Camunda Modeler and correct it.");
        }
    }

    private static Carrier.Kind kind(FlowElement element) {
        if (element instanceof ServiceTask) {
            return Carrier.Kind.AUTOMATIC;
        }
        if (element instanceof Activity) {
            return Carrier.Kind.TASK;
        }
        return element instanceof Gateway ? Carrier.Kind.GATEWAY : Carrier.Kind.EVENT;
    }

    private static String name(FlowElement element) {
        return element.getName() == null ? Words.ofId(element.getId()) : Words.plain(element.getName());
    }

    private static String documentation(BaseElement element) {
        return element.getDocumentations().stream().map(Documentation::getTextContent).collect(Collectors.joining(" "));
    }
}
