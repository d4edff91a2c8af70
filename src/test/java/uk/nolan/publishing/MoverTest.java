package uk.nolan.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.stubbing.OngoingStubbing;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import uk.nolan.process.move.CaseMove;

/** Whoever comes second tries again; what nobody foresaw leaves the case as it was and hinders no other. */
class MoverTest {

    private static final Instant NOW = Instant.parse("2026-12-21T10:00:00Z");

    private final CaseMove move = mock(CaseMove.class);
    private final MoveRows rows = mock(MoveRows.class);
    private final MoveBatches batches = mock(MoveBatches.class);
    private final VersionNumbers versions = mock(VersionNumbers.class);
    private final PlatformTransactionManager transactions = mock(PlatformTransactionManager.class);
    private final Mover mover = new Mover(move, rows, batches, versions, Clock.fixed(NOW, ZoneOffset.UTC), transactions);
    private final CaseMoveRow first = row(1, "NSDC-2026-0001");
    private final CaseMoveRow second = row(2, "NSDC-2026-0002");

    private static CaseMoveRow row(long id, String reference) {
        CaseMoveRow row = new CaseMoveRow();
        row.id = id;
        row.batchId = 7L;
        row.caseReference = reference;
        row.fromVersion = "one";
        row.fromNumber = 1;
        row.state = Moves.State.WAITING;
        return row;
    }

    @BeforeEach
    void twoCasesWait() {
        MoveBatch batch = new MoveBatch();
        batch.id = 7L;
        batch.toVersion = "two";
        batch.toNumber = 2;
        batch.askedBy = "Ms Ottilie Farrant, Administrator";
        batch.why = "Shorter periods.";
        when(transactions.getTransaction(any())).thenReturn(mock(TransactionStatus.class));
        when(rows.waiting()).thenReturn(List.of(1L, 2L)).thenReturn(List.of());
        when(rows.locked(1L)).thenReturn(Optional.of(first));
        when(rows.locked(2L)).thenReturn(Optional.of(second));
        when(batches.findById(7L)).thenReturn(Optional.of(batch));
        when(versions.byDeployment()).thenReturn(Map.of("one", 1, "two", 2));
    }

    @AfterEach
    void stop() throws InterruptedException {
        mover.stop();
    }

    private OngoingStubbing<CaseMove.Moved> moving(CaseMoveRow row) {
        return when(move.move(org.mockito.ArgumentMatchers.eq(row.caseReference), any(), any(), any()));
    }

    @Test
    void whoeverComesSecondTriesAgain() {
        moving(first).thenThrow(new ConcurrencyFailureException("at the same moment")).thenThrow(new ConcurrencyFailureException("and again")).thenReturn(new CaseMove.Moved("one", List.of()));
        moving(second).thenReturn(new CaseMove.Moved("one", List.of()));
        mover.wake();
        verify(transactions, timeout(5000).times(2)).commit(any());
        verify(transactions, times(2)).rollback(any());
        assertThat(List.of(first.state, second.state)).containsOnly(Moves.State.MOVED);
        assertThat(first.doneAt).isEqualTo(NOW);
    }

    @Test
    void whatNobodyForesawLeavesOneCaseAndHindersNoOther() {
        moving(first).thenThrow(new IllegalStateException("Ms Imogen Vardle"));
        moving(second).thenReturn(new CaseMove.Moved("one", List.of()));
        mover.wake();
        verify(transactions, timeout(5000).times(2)).commit(any());
        assertThat(first.state).isEqualTo(Moves.State.UNTOUCHED);
        assertThat(Kept.list(first.reasons, String.class)).containsExactly("The program could not move this case (IllegalStateException). The log says more.");
        assertThat(second.state).isEqualTo(Moves.State.MOVED);
    }

    @Test
    void whatHadItsTurnMeanwhileIsNotMovedTwice() {
        first.state = Moves.State.MOVED;
        moving(second).thenReturn(new CaseMove.Moved("one", List.of()));
        mover.wake();
        verify(transactions, timeout(5000).times(2)).commit(any());
        verify(move, times(1)).move(any(), any(), any(), any());
    }
}
