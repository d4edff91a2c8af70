package uk.nolan.council;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The one council that this program serves (setting {@code nolan.council}) and the set that is live: the one that is kept, or before the first start that of the files which {@code nolan.procedure} names.
 */
@Configuration
class CouncilSettings {

    @Bean
    LiveProcedure liveProcedure(
            ObjectProvider<LiveSet> kept, ObjectProvider<Versions> versions, @Value("${nolan.procedure:}") String folder, @Value("${nolan.council}") String key) {
        ProcedureFiles live = kept.stream().flatMap(set -> set.stored().stream()).findFirst().orElseGet(() -> {
            ProcedureFiles files = ProcedureFiles.from(folder);
            CouncilBooks.load(files, key);
            return files.setOf(key);
        });
        return new LiveProcedure(live, key, versions);
    }

    @Bean
    ProcedureFiles procedureFiles(LiveProcedure live) {
        return live.files();
    }

    @Bean
    Council council(LiveProcedure live) {
        return live.council();
    }
}
