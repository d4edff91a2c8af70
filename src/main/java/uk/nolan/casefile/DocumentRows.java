package uk.nolan.casefile;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface DocumentRows extends JpaRepository<Document, Long> {
    /** The list without the contents, which may be large. */
    @Query("""
            select new uk.nolan.casefile.Attachment(d.id, d.fileName, d.mediaType, d.sizeBytes, d.sha256, d.description, d.uploadedAt, d.uploadedBy)
            from Document d where d.caseId = :caseId order by d.id""")
    List<Attachment> describe(Long caseId);
}
