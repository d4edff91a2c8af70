package uk.nolan.casefile;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface JournalRows extends JpaRepository<JournalEntry, Long> {
    List<JournalEntry> findByCaseIdOrderByNumber(Long caseId);
}
