package uk.nolan.council;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reads the one council that this program serves: setting {@code nolan.council}, from the files that {@code nolan.procedure} names. */
@Configuration
class CouncilSettings {

    @Bean
    ProcedureFiles procedureFiles(@Value("${nolan.procedure:}") String folder) {
        return ProcedureFiles.from(folder);
    }

    /** For diagrams, which ask for {@code ${arrangements…}}. */
    @Bean
    Arrangements arrangements(Council council) {
        return council.arrangements();
    }

    @Bean
    Council council(ProcedureFiles files, @Value("${nolan.council}") String key) {
        return CouncilBooks.load(files, key);
    }
}
