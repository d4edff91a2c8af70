package uk.nolan.casefile;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface ExtensionRows extends JpaRepository<Extension, Long> {
    @Query("select e from Extension e where e.caseId = ?1 order by e.id")
    List<Extension> findByCaseIdOrderById(Long caseId);
}
