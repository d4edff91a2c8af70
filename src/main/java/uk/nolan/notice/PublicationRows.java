package uk.nolan.notice;

import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface PublicationRows extends JpaRepository<Publication, Long> {
    List<Publication> findByCaseReferenceOrderById(String caseReference);

    List<Publication> findByCaseReferenceAndNoticeAndRemovedOnIsNullOrderById(String caseReference, String notice);

    List<Publication> findByPublishedOnIsNotNullAndRemovedOnIsNullOrderByIdAsc();

    @Query("select p from Publication p where p.publishedOn is not null and p.removedOn is null and p.removeOn <= ?1 order by p.removeOn, p.id")
    List<Publication> findByPublishedOnIsNotNullAndRemovedOnIsNullAndRemoveOnLessThanEqualOrderByRemoveOnAscIdAsc(LocalDate day);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<Publication> findAndLockById(Long id);
}
