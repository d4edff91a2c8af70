package uk.nolan.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoMoreInteractions;
import static org.mockito.Mockito.when;

import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;
import uk.nolan.casefile.CaseFiles;
import uk.nolan.casefile.Looks;
import uk.nolan.casefile.StandardsCase;
import uk.nolan.people.Officer;
import uk.nolan.people.Officers;
import uk.nolan.people.Role;
import uk.nolan.process.Procedure;
import uk.nolan.process.SightOfCases;

/** Who may open a case, see who complains, and attach documents. */
class CaseDeskTest {

    private static final String REFERENCE = "NSDC-2026-0001";
    private static final Principal SOMEBODY = () -> "somebody";

    private final CaseFiles caseFiles = mock(CaseFiles.class);
    private final Officers officers = mock(Officers.class);
    private final Procedure procedure = mock(Procedure.class);
    private final StandardsCase file = mock(StandardsCase.class);
    private final Looks looks = mock(Looks.class);
    private final CaseDesk desk = new CaseDesk(caseFiles, officers, procedure, mock(SightOfCases.class), looks);

    @BeforeEach
    void anOpenCase() {
        when(caseFiles.find(anyString())).thenReturn(Optional.empty());
        when(caseFiles.find(REFERENCE)).thenReturn(Optional.of(file));
        when(file.reference()).thenReturn(REFERENCE);
        when(file.isOpen()).thenReturn(true);
    }

    private void somebodyIs(Role role) {
        when(officers.find("somebody")).thenReturn(Optional.of(new Officer("somebody", "Somebody", null, Set.of(role))));
    }

    private void aTaskWaits() {
        when(procedure.worksOn(anyString(), any())).thenReturn(true);
    }

    private void notThere(String reference) {
        assertThatExceptionOfType(ResponseStatusException.class)
                .isThrownBy(() -> desk.open(reference, SOMEBODY))
                .matches(refused -> refused.getStatusCode() == HttpStatus.NOT_FOUND);
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, names = {"MONITORING_OFFICER", "DEPUTY"})
    void monitoringOfficersAlwaysMay(Role role) {
        somebodyIs(role);
        assertThat(desk.open(REFERENCE, SOMEBODY).mayAttach()).isTrue();
        notThere("NSDC-2026-9999");
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, mode = Mode.EXCLUDE, names = {"MONITORING_OFFICER", "DEPUTY"})
    void othersMayWhileATaskWaitsForThem(Role role) {
        somebodyIs(role);
        notThere(REFERENCE);
        aTaskWaits();
        // the investigation's papers and the hearing's come from those who work on them
        assertThat(desk.open(REFERENCE, SOMEBODY).mayAttach()).isEqualTo(Set.of(Role.INVESTIGATING_OFFICER, Role.DEMOCRATIC_SERVICES).contains(role));
    }

    /** Procedure a.6: to whoever has declared a conflict there is no such case, whatever the office. */
    @ParameterizedTest
    @EnumSource(Role.class)
    void nobodyMayAfterDeclaringAConflict(Role role) {
        somebodyIs(role);
        aTaskWaits();
        when(caseFiles.conflicts(REFERENCE)).thenReturn(List.of(new CaseFiles.Declared("another", "Another", "actual", Instant.EPOCH)));
        assertThat(desk.open(REFERENCE, SOMEBODY).file()).isSameAs(file);
        when(caseFiles.conflicts(REFERENCE)).thenReturn(List.of(new CaseFiles.Declared("somebody", "Somebody", "potential", Instant.EPOCH)));
        notThere(REFERENCE);
    }

    /** NS-6-2: whoever acts in the Monitoring Officer's place opens that case at any time, knows who complains and brings documents. */
    @Test
    void whoeverTheCaseWasHandedToMayAsTheMonitoringOfficerDoes() {
        somebodyIs(Role.EXTERNAL_ASSESSOR);
        when(file.identityWithheld()).thenReturn(true);
        when(file.actingOfficerId()).thenReturn(Optional.of("another"));
        notThere(REFERENCE);
        when(file.actingOfficerId()).thenReturn(Optional.of("somebody"));
        CaseDesk.Visit visit = desk.open(REFERENCE, SOMEBODY);
        assertThat(visit.mayKnowComplainant()).isTrue();
        assertThat(visit.mayAttach()).isTrue();
        when(caseFiles.conflicts(REFERENCE)).thenReturn(List.of(new CaseFiles.Declared("somebody", "Somebody", "actual", Instant.EPOCH)));
        notThere(REFERENCE);
    }

    @Test
    void whoLooksIsNotedAndWhoIsRefusedIsNotedAsRefused() {
        somebodyIs(Role.INDEPENDENT_PERSON);
        notThere(REFERENCE);
        verify(looks).noteRefused(REFERENCE, "somebody", "Somebody, Independent Person", "case page");
        aTaskWaits();
        desk.open(REFERENCE, SOMEBODY, "letter");
        verify(looks).note(REFERENCE, "somebody", "Somebody, Independent Person", "letter");
        when(caseFiles.conflicts(REFERENCE)).thenReturn(List.of(new CaseFiles.Declared("somebody", "Somebody", "actual", Instant.EPOCH)));
        assertThatExceptionOfType(ResponseStatusException.class).isThrownBy(() -> desk.open(REFERENCE, SOMEBODY, "packs"));
        verify(looks).noteRefused(REFERENCE, "somebody", "Somebody, Independent Person", "packs");
        notThere("NSDC-2026-9999");
        verifyNoMoreInteractions(looks);
    }

    @Test
    void anAccountThatIsGoneMayNothing() {
        when(officers.find("somebody")).thenReturn(Optional.empty());
        aTaskWaits();
        notThere(REFERENCE);
    }

    @Test
    void nothingIsAttachedToAClosedCase() {
        somebodyIs(Role.MONITORING_OFFICER);
        when(file.isOpen()).thenReturn(false);
        assertThat(desk.open(REFERENCE, SOMEBODY).mayAttach()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void aWithheldIdentityIsKnownToThoseWhoMustKnowIt(Role role) {
        somebodyIs(role);
        aTaskWaits();
        assertThat(desk.open(REFERENCE, SOMEBODY).mayKnowComplainant()).isTrue();
        when(file.identityWithheld()).thenReturn(true);
        assertThat(desk.open(REFERENCE, SOMEBODY).mayKnowComplainant())
                .isEqualTo(Set.of(Role.MONITORING_OFFICER, Role.DEPUTY, Role.INDEPENDENT_PERSON, Role.INVESTIGATING_OFFICER).contains(role));
    }
}
