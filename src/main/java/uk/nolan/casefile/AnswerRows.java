package uk.nolan.casefile;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface AnswerRows extends JpaRepository<Answer, Long> {
    @Query("select a from Answer a where a.caseId = ?1 order by a.id")
    List<Answer> findByCaseIdOrderById(Long caseId);

    @Query("select max(a.answeredAt) from Answer a where a.caseId = ?1 and a.form = ?2")
    Optional<Instant> answeredAt(Long caseId, String form);
}
