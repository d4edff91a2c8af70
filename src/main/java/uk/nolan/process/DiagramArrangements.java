package uk.nolan.process;

import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.impl.context.BpmnExecutionContext;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.springframework.stereotype.Component;
import uk.nolan.council.Council;
import uk.nolan.council.CouncilProcedure;

/** What diagrams ask as {@code ${arrangements…}}: the council's arrangements in the version of the diagram that asks, which its case keeps. */
@Component("arrangements")
class DiagramArrangements extends AbstractMap<String, String> {

    private final Council council;

    DiagramArrangements(Council council) {
        this.council = council;
    }

    @Override
    public String get(Object question) {
        return asked().get(question);
    }

    @Override
    public Set<Map.Entry<String, String>> entrySet() {
        return asked().entrySet();
    }

    private Map<String, String> asked() {
        BpmnExecutionContext asks = Context.getBpmnExecutionContext();
        CouncilProcedure procedure = asks == null ? council : council.at(((ProcessDefinitionEntity) asks.getProcessDefinition()).getDeploymentId());
        return procedure.arrangements();
    }
}
