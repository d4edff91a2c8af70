package uk.nolan.notice;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface Letters extends JpaRepository<Letter, Long> {
    List<Letter> findByCaseReferenceAndOccasionOrderById(String caseReference, String occasion);

    List<Letter> findByCaseReferenceOrderById(String caseReference);

    List<Letter> findBySentAtIsNullOrderById();

    long countBySentAtIsNull();
}
