package uk.nolan.casefile;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface AnswerRows extends JpaRepository<Answer, Long> {
    List<Answer> findByCaseIdOrderById(Long caseId);
}
