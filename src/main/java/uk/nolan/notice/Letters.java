package uk.nolan.notice;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface Letters extends JpaRepository<Letter, Long> {
    @Query("select l from Letter l where l.caseReference = ?1 and l.occasion = ?2 order by l.id")
    List<Letter> findByCaseReferenceAndOccasionOrderById(String caseReference, String occasion);

    @Query("select l from Letter l where l.caseReference = ?1 order by l.id")
    List<Letter> findByCaseReferenceOrderById(String caseReference);

    @Query("select l from Letter l where l.caseReference = ?1 and l.id > ?2 order by l.id")
    List<Letter> findAfter(String caseReference, long id);

    @Query("select l from Letter l where l.sentAt is null order by l.id")
    List<Letter> findBySentAtIsNullOrderById();

    @Query("select new uk.nolan.notice.Ledger$Unsent(l.caseReference, l.notice, l.note, l.recipientRole, l.writtenAt) from Letter l where l.sentAt is null order by l.id")
    List<Ledger.Unsent> findUnsent();

    @Query("select l from Letter l where l.id = ?1")
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<Letter> findAndLockById(Long id);

    @Query("select max(l.writtenAt) from Letter l where l.caseReference = ?1 and l.notice = ?2")
    Optional<Instant> lastWritten(String caseReference, String notice);

    @Query("select count(l) from Letter l where l.sentAt is null")
    long countBySentAtIsNull();
}
