package uk.nolan.casefile;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface NotedDueDates extends JpaRepository<NotedDueDate, Long> {
    List<NotedDueDate> findByCaseId(Long caseId);
}
