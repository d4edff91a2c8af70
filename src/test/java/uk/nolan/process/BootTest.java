package uk.nolan.process;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import uk.nolan.NolanTest;

@NolanTest
class BootTest {
    @Autowired Procedure procedure;

    @Test
    void boots() {
        org.assertj.core.api.Assertions.assertThat(procedure.startable("Standards complaint")).contains("complaint");
    }
}
