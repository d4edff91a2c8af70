package uk.nolan.casefile;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface MovedDueDates extends JpaRepository<MovedDueDate, Long> {
    @Query("select m from MovedDueDate m where m.caseId = ?1 order by m.id")
    List<MovedDueDate> findByCaseId(Long caseId);
}
