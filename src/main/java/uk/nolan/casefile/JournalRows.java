package uk.nolan.casefile;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface JournalRows extends JpaRepository<JournalEntry, Long> {
    @Query("select e from JournalEntry e where e.caseId = ?1 order by e.number")
    List<JournalEntry> findByCaseIdOrderByNumber(Long caseId);

    @Query("select e from JournalEntry e where e.caseId = ?1 and e.number > ?2 order by e.number")
    List<JournalEntry> findAfter(Long caseId, int number);
}
