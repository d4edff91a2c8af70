package uk.nolan.council;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Reports a configuration problem at start in its own words, without a stack trace. */
class ConfigurationProblemAnalyzer extends AbstractFailureAnalyzer<ConfigurationProblem> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, ConfigurationProblem problem) {
        return new FailureAnalysis(problem.getMessage(), "Correct what is named above and start again. Nothing has been changed.", problem);
    }
}
