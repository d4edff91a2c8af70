package uk.nolan.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import uk.nolan.council.Council;
import uk.nolan.council.ProcedureFiles;
import uk.nolan.council.Versions;
import uk.nolan.people.Role;

/** Versions of the procedure beside the live one, made from changed copies of its files, and taken away again when a test is over. */
@Component
public class OtherVersions {

    private final Versions files;
    private final Council council;
    private final RepositoryService repository;
    private final FormService forms;
    private final ProcedureDeployment deployment;
    private final TransactionTemplate transaction;
    private final Story story;
    private final JdbcTemplate database;
    private final List<String> made = new ArrayList<>();

    OtherVersions(Versions files, Council council, RepositoryService repository, FormService forms, ProcedureDeployment deployment, TransactionTemplate transaction, Story story,
            JdbcTemplate database) {
        this.files = files;
        this.council = council;
        this.repository = repository;
        this.forms = forms;
        this.deployment = deployment;
        this.transaction = transaction;
        this.story = story;
        this.database = database;
    }

    /** A change to a file. */
    public interface Edit {

        /** The file's name. */
        String file();

        /** Its content with the change. */
        String in(String content);

        /** What stands at a place shall be something else. */
        static Edit of(String file, String before, String after) {
            return new Place(file, before, after);
        }

        /** An attribute of the element of this id shall have this value. */
        static Edit attribute(String file, String id, String attribute, String value) {
            return new Attribute(file, id, attribute, value);
        }
    }

    private record Place(String file, String before, String after) implements Edit {

        @Override
        public String in(String content) {
            assertThat(content).as(file).contains(before);
            return content.replace(before, after);
        }
    }

    private record Attribute(String file, String id, String attribute, String value) implements Edit {

        @Override
        public String in(String content) {
            Matcher element = Pattern.compile("<[^>]* id=\"" + id + "\"[^>]*>").matcher(content);
            assertThat(element.find()).as("%s in %s", id, file).isTrue();
            String without = element.group().replaceAll(" " + attribute + "=\"[^\"]*\"", "");
            String with = without.replaceFirst(" id=\"", Matcher.quoteReplacement(" " + attribute + "=\"" + value + "\" id=\""));
            return content.replace(element.group(), with);
        }
    }

    /** The version that is live. */
    public String live() {
        return repository.createDeploymentQuery().orderByDeploymentTime().asc().list().get(0).getId();
    }

    /** Deploys a copy of the live set in which some places are otherwise, and gives its version. */
    public String with(Edit... edits) {
        Map<String, byte[]> set = new LinkedHashMap<>(files.files(live()).contents());
        for (Edit edit : edits) {
            String content = new String(set.getOrDefault(edit.file(), new byte[0]), StandardCharsets.UTF_8);
            set.put(edit.file(), edit.in(content).getBytes(StandardCharsets.UTF_8));
        }
        String version = transaction.execute(status -> deployment.deploy(ProcedureFiles.of("a test", set), Optional.empty(), council.key()));
        deployment.allow(version, Optional.empty());
        made.add(version);
        return version;
    }

    /** Receives a complaint in a version, whichever is live, as it was received when that one was. */
    public String begin(String version) {
        ProcessDefinition spine = repository.createProcessDefinitionQuery().deploymentId(version).processDefinitionKey(Procedure.COMPLAINT).singleResult();
        // nothing begins in a version that the record knows and that is not live any more
        database.update("update procedure_change set deployment_id = concat('-', deployment_id) where deployment_id = ?", version);
        try {
            String reference = story.as(Role.MONITORING_OFFICER, () -> forms.submitStartForm(spine.getId(), story.complaintAnswers(Map.of())).getBusinessKey());
            story.tell(reference);
            return reference;
        } finally {
            database.update("update procedure_change set deployment_id = ? where deployment_id = ?", version, "-" + version);
        }
    }

    /** Takes them all away, with everything that runs in them. */
    public void takeAway() {
        made.forEach(version -> repository.deleteDeployment(version, true));
        made.clear();
    }
}
