package uk.nolan.casefile;

import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** The queries of the house are written out: a query that is derived from a method's name is translated anew at each call. */
interface Cases extends JpaRepository<StandardsCase, Long> {
    @Query("select c from StandardsCase c where c.closedOn is null order by c.reference")
    List<StandardsCase> findByClosedOnIsNullOrderByReference();

    @Query("select c from StandardsCase c order by c.reference")
    List<StandardsCase> findAllByOrderByReference();

    @Query("select c.reference from StandardsCase c where c.actingOfficerId = ?1")
    List<String> referencesHandedTo(String officerId);

    @Query("select c.reference from StandardsCase c where c.investigatingOfficerId = ?1 and c.closedOn is null")
    List<String> referencesInvestigatedBy(String officerId);

    @Query("select new uk.nolan.casefile.Hands(c.reference, c.actingOfficerId, c.investigatingOfficerId, c.independentPersonId) from StandardsCase c where c.reference in ?1")
    List<Hands> hands(Collection<String> references);
}
