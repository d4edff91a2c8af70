package uk.nolan.casefile;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface Cases extends JpaRepository<StandardsCase, Long> {
    Optional<StandardsCase> findByReference(String reference);

    List<StandardsCase> findByClosedOnIsNullOrderByReference();

    List<StandardsCase> findAllByOrderByReference();
}
