package uk.nolan.casefile;

import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import uk.nolan.council.Council;
import uk.nolan.council.CouncilBooks;
import uk.nolan.council.ProcedureFiles;

/** Case files made up for tests of reports, without a database: cases, their facts in order, and answers. */
final class Filed {

    static final Council COUNCIL = CouncilBooks.load(ProcedureFiles.packed(), "newark-and-sherwood");

    final CaseFiles caseFiles = mock(CaseFiles.class);
    private final List<StandardsCase> all = new ArrayList<>();

    Filed() {
        when(caseFiles.all()).thenReturn(all);
    }

    /** A complaint by Ms Imogen Vardle, whose identity is withheld, about Cllr Rhona Ellesby of Marlbeck. */
    One complaint(String reference, String received) {
        return new One(reference).fact("received", received);
    }

    /** One case, filled by and by. */
    final class One {

        private final StandardsCase file = new StandardsCase();
        private final List<FactSheet.Entry> facts = new ArrayList<>();
        private final Map<String, Map<String, Given>> answers = new LinkedHashMap<>();
        private final List<CaseFiles.Extended> extensions = new ArrayList<>();

        private One(String reference) {
            file.reference = reference;
            file.procedureVersion = "now";
            file.complainantName = "Ms Imogen Vardle";
            file.identityWithheld = true;
            file.subjectMemberName = "Cllr Rhona Ellesby";
            file.authorityId = "marlbeck";
            all.add(file);
            when(caseFiles.get(reference)).thenReturn(file);
            when(caseFiles.answers(reference)).thenAnswer(asked -> new Answers(answers, Map.of()));
            when(caseFiles.facts(reference)).thenAnswer(asked -> new FactSheet(facts));
            when(caseFiles.facts(file)).thenAnswer(asked -> new FactSheet(facts));
            when(caseFiles.extensions(reference)).thenReturn(extensions);
            when(caseFiles.extensions(file)).thenReturn(extensions);
        }

        One about(String authority) {
            file.authorityId = authority;
            return this;
        }

        One at(String stage) {
            file.stage = stage;
            return this;
        }

        One fact(String name, String on) {
            LocalDate day = LocalDate.parse(on);
            facts.add(new FactSheet.Entry(facts.size() + 1, name, day, recorded(day)));
            return this;
        }

        One answer(String form, String field, Object value) {
            Map<String, Given> given = answers.containsKey(form) ? answers.remove(form) : new LinkedHashMap<>();
            given.put(field, Given.free(value));
            answers.put(form, given);
            return this;
        }

        One extended(String deadline, String to, String decided) {
            extensions.add(new CaseFiles.Extended(deadline, LocalDate.parse(to), recorded(LocalDate.parse(decided))));
            return this;
        }

        One assessed(String on, String outcome) {
            return answer("assess-complaint", "outcome", outcome).fact("assessed", on);
        }

        One closed(String on, String outcome) {
            file.closedOn = LocalDate.parse(on);
            file.outcome = outcome;
            file.stage = null;
            return fact("closed", on);
        }

        private Instant recorded(LocalDate day) {
            return day.atTime(10, 0).atZone(java.time.ZoneId.of("Europe/London")).toInstant();
        }
    }
}
