package uk.nolan.publishing;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** The queries of the house are written out: a query that is derived from a method's name is translated anew at each call. */
interface Changes extends JpaRepository<ProcedureChange, Long> {

    @Query("select c from ProcedureChange c order by c.id desc")
    List<ProcedureChange> newestFirst();

    @Query("select c from ProcedureChange c where c.state = uk.nolan.publishing.ProcedureChange.State.LIVE")
    Optional<ProcedureChange> live();

    @Query("select c from ProcedureChange c where c.state = uk.nolan.publishing.ProcedureChange.State.CHECKING order by c.id")
    List<ProcedureChange> waiting();

    @Query("select c from ProcedureChange c where c.number = ?1")
    Optional<ProcedureChange> numbered(int number);

    @Query("select c from ProcedureChange c where c.offerDigest = ?1 order by c.id desc")
    List<ProcedureChange> offeredWith(String digest);

    @Query("select c from ProcedureChange c where c.deploymentId = ?1")
    Optional<ProcedureChange> deployed(String deploymentId);

    @Query("select max(c.number) from ProcedureChange c")
    Optional<Integer> highestNumber();
}
