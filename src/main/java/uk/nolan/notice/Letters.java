package uk.nolan.notice;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;

interface Letters extends JpaRepository<Letter, Long> {
    List<Letter> findByCaseReferenceAndOccasionOrderById(String caseReference, String occasion);

    List<Letter> findByCaseReferenceOrderById(String caseReference);

    List<Letter> findBySentAtIsNullOrderById();

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<Letter> findAndLockById(Long id);

    long countBySentAtIsNull();
}
