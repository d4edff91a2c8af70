package uk.nolan.casefile;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface NotedDueDates extends JpaRepository<NotedDueDate, Long> {
    @Query("select n from NotedDueDate n where n.caseId = ?1")
    List<NotedDueDate> findByCaseId(Long caseId);
}
