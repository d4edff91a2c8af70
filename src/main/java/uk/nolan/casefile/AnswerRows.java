package uk.nolan.casefile;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface AnswerRows extends JpaRepository<Answer, Long> {
    @Query("select a from Answer a where a.caseId = ?1 order by a.id")
    List<Answer> findByCaseIdOrderById(Long caseId);
}
