package uk.nolan.casefile;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface FactRows extends JpaRepository<Fact, Long> {
    @Query("select f from Fact f where f.caseId = ?1 order by f.id")
    List<Fact> findByCaseIdOrderById(Long caseId);
}
