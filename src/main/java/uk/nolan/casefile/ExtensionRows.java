package uk.nolan.casefile;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface ExtensionRows extends JpaRepository<Extension, Long> {
    List<Extension> findByCaseIdOrderById(Long caseId);
}
