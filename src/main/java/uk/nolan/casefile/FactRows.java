package uk.nolan.casefile;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface FactRows extends JpaRepository<Fact, Long> {
    List<Fact> findByCaseIdOrderById(Long caseId);
}
