package uk.nolan.casefile;

import java.time.Instant;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface LookRows extends JpaRepository<Look, Long> {
    @Query("select l from Look l where l.caseReference = ?1 order by l.id desc")
    List<Look> newestFirst(String reference);

    @Query("select count(l) > 0 from Look l where l.caseReference = ?1 and l.officerId = ?2 and l.lookedAt > ?5 and l.what = ?3 and l.refused = ?4")
    boolean noted(String reference, String officerId, String what, boolean refused, Instant since);
}
