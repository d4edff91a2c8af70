package uk.nolan.publishing;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface MoveBatches extends JpaRepository<MoveBatch, Long> {
    @Query("select b from MoveBatch b order by b.id desc")
    List<MoveBatch> newestFirst();
}
