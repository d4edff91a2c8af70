package uk.nolan.publishing;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

/** The queries of the house are written out: a query that is derived from a method's name is translated anew at each call. */
interface MoveRows extends JpaRepository<CaseMoveRow, Long> {

    /** How many cases of a batch stand so. */
    record Count(Long batchId, Moves.State state, long cases) {}

    @Query("select m.id from CaseMoveRow m where m.state = uk.nolan.publishing.Moves.State.WAITING order by m.id")
    List<Long> waiting();

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select m from CaseMoveRow m where m.id = ?1")
    Optional<CaseMoveRow> locked(Long id);

    @Query("select m.batchId, m.state, count(m) from CaseMoveRow m group by m.batchId, m.state")
    List<Count> counts();

    @Query("select m.batchId, m.state, count(m) from CaseMoveRow m where m.batchId = ?1 group by m.batchId, m.state")
    List<Count> counts(Long batch);

    @Query("select m from CaseMoveRow m where m.batchId = ?1 and m.state = ?2 and m.id > ?3 and m.caseReference not in ?4 order by m.id")
    List<CaseMoveRow> report(Long batch, Moves.State state, long after, Collection<String> never, Limit most);

    @Query("select m.caseReference from CaseMoveRow m where m.state = uk.nolan.publishing.Moves.State.WAITING and m.caseReference in ?1")
    List<String> waitingAmong(List<String> references);
}
