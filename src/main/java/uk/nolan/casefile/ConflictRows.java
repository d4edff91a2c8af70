package uk.nolan.casefile;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface ConflictRows extends JpaRepository<Conflict, Long> {
    @Query("select c from Conflict c where c.caseId = ?1 order by c.id")
    List<Conflict> findByCaseIdOrderById(Long caseId);

    @Query("select distinct s.reference from Conflict c join StandardsCase s on s.id = c.caseId where c.officerId = ?1 and c.kind <> ?2")
    List<String> references(String officerId, String exceptKind);
}
