package uk.nolan.process.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.nolan.casefile.ForbiddenSanction;
import uk.nolan.casefile.Given;
import uk.nolan.casefile.SanctionRule;
import uk.nolan.casefile.SanctionRule.Effect;
import uk.nolan.casefile.SanctionRule.Measure;
import uk.nolan.casefile.SanctionRule.Period;
import uk.nolan.casefile.Sanctions;

/** The table is asked on the server, even where somebody made a form without any rules (NS-2-4, NS-15-8, NS-15-9, NS-15-18). */
class SanctionCheckTest {

    private static final LocalDate TODAY = LocalDate.of(2027, 10, 14);

    private static final FormDefinition FORM = FormDefinition.read("decide-on-sanction.form", """
            { "id": "decide-on-sanction", "components": [
              { "type": "checklist", "key": "sanctions", "label": "Sanctions", "valuesKey": "sanctionOptions", "properties": { "sanctions": "yes" } },
              { "type": "textarea", "key": "trainingDetails", "label": "Training in", "properties": { "forbidden": "yes" } },
              { "type": "datetime", "key": "trainingBy", "label": "Training by" },
              { "type": "textarea", "key": "contactDetails", "label": "Contact with", "properties": { "forbidden": "yes" } },
              { "type": "datetime", "key": "contactFrom", "label": "Contact from" },
              { "type": "datetime", "key": "contactUntil", "label": "Contact until" },
              { "type": "textarea", "key": "reasons", "label": "Reasons" } ] }""");

    private final Sanctions sanctions = mock(Sanctions.class);
    private final SanctionCheck check = new SanctionCheck(sanctions);

    @BeforeEach
    void theTables() {
        when(sanctions.available("NSDC-2027-0001", TODAY)).thenReturn(List.of(
                rule("censure", "Formal censure", Period.NONE, false), rule("training", "Training", Period.BY, true), rule("contact", "Contact with named officers only", Period.FROM_UNTIL, true)));
        when(sanctions.forbidden("NSDC-2027-0001")).thenReturn(List.of(
                new ForbiddenSanction("suspension", "Suspension", List.of("suspend"), "There is no such power (NS-2-4)", Optional.of(LocalDate.of(2012, 7, 1)), Optional.empty()),
                new ForbiddenSanction("fines", "A fine", List.of("fine of"), "There was no such power.", Optional.empty(), Optional.of(LocalDate.of(2027, 10, 13)))));
    }

    private static SanctionRule rule(String code, String label, Period period, boolean details) {
        Measure measure = new Measure(Effect.RECOMMEND, "council");
        return new SanctionRule(code, label, measure, measure, period, details, false, Optional.empty(), Optional.empty());
    }

    /** Everything that a form could take; pairs of key and value change it. */
    private static Map<String, Given> answers(Object... changes) {
        Map<String, Given> answers = new HashMap<>(Map.of(
                "sanctions", Given.free(List.of("censure", "training", "contact")),
                "trainingDetails", Given.free("The course on respect."),
                "trainingBy", Given.free("2027-12-31"),
                "contactDetails", Given.free("Two named officers."),
                "contactFrom", Given.free("2027-11-01"),
                "contactUntil", Given.free("2028-01-31"),
                "reasons", Given.free("The request that she be suspended was weighed and cannot be met.")));
        for (int i = 0; i < changes.length; i += 2) {
            answers.put((String) changes[i], Given.free(changes[i + 1]));
        }
        return answers;
    }

    private void refused(Map<String, Given> answers, String field, String message) {
        Throwable refusal = catchThrowable(() -> check.check(FORM, "NSDC-2027-0001", answers, TODAY));
        assertThat(refusal).isInstanceOf(FormRefusal.class).hasMessage(message);
        assertThat(((FormRefusal) refusal).getResponse().getEntity().toString()).contains(field);
    }

    @Test
    void whatTheTableAsksForIsThere() {
        assertThatCode(() -> check.check(FORM, "NSDC-2027-0001", answers(), TODAY)).doesNotThrowAnyException();
        assertThatCode(() -> check.check(FORM, "NSDC-2027-0001", answers("sanctions", List.of("censure"), "trainingDetails", null, "trainingBy", null, "contactDetails", null, "contactFrom", null, "contactUntil", null), TODAY))
                .doesNotThrowAnyException();
        assertThatCode(() -> check.check(FORM, "NSDC-2027-0001", answers("contactUntil", "2027-11-01"), TODAY)).as("one day").doesNotThrowAnyException();
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(delimiter = '|', nullValues = "null", value = {
        "trainingDetails | null       | Training: please give the particulars.",
        "trainingDetails | '  '       | Training: please give the particulars.",
        "trainingBy      | null       | Training: please give the day by which it is to be done.",
        "contactFrom     | null       | Contact with named officers only: this needs a period. Give its first and last day (NS-15-8, NS-15-9).",
        "contactUntil    | null       | Contact with named officers only: this needs a period. Give its first and last day (NS-15-8, NS-15-9).",
        "contactUntil    | 2027-10-31 | Contact with named officers only: the period ends on Sunday 31 October 2027, before it begins on Monday 1 November 2027. Correct one of the two days.",
        "contactDetails  | To be Suspended for a month | Contact with: Suspension cannot be chosen. There is no such power (NS-2-4). Word the sanction without it.",
    })
    void aSanctionThatCannotBeTakenIsNamed(String field, String value, String message) {
        refused(answers(field, value), field.equals("contactFrom") ? "contactUntil" : field, message);
    }

    /** What the law forbade until yesterday can be chosen today; what it forbids is refused where the panel describes a sanction, not where it reasons. */
    @Test
    void onlyWhatIsForbiddenTodayAndOnlyInASanctionItself() {
        assertThatCode(() -> check.check(FORM, "NSDC-2027-0001", answers("trainingDetails", "A fine of ten pounds."), TODAY)).doesNotThrowAnyException();
    }

    @Test
    void aFormWithoutSanctionsIsNotAsked() {
        FormDefinition other = FormDefinition.read("x.form", "{ \"id\": \"x\", \"components\": [ { \"type\": \"textarea\", \"key\": \"trainingDetails\", \"label\": \"Training\" } ] }");
        assertThatCode(() -> check.check(other, "NSDC-2027-0001", Map.of("trainingDetails", Given.free("suspended")), TODAY)).doesNotThrowAnyException();
        assertThat(SanctionCheck.facts(other, answers())).isEmpty();
    }

    /** D24: a day by which something is to be done, and the last day of a restriction, are facts of the case. */
    @Test
    void datesOfSanctionsAreFacts() {
        assertThat(SanctionCheck.facts(FORM, answers())).isEqualTo(Map.of("sanction-date-training", LocalDate.of(2027, 12, 31), "sanction-end-contact", LocalDate.of(2028, 1, 31)));
        assertThat(SanctionCheck.facts(FORM, answers("sanctions", List.of("censure")))).as("dates left from a choice that was taken back").isEmpty();
    }
}
