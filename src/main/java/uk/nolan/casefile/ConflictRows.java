package uk.nolan.casefile;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface ConflictRows extends JpaRepository<Conflict, Long> {
    List<Conflict> findByCaseIdOrderById(Long caseId);
}
