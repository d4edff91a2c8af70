package uk.nolan;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The walls of the house: arrows run one way, nobody reaches into another room's insides, and one room alone knows the engine. */
class HouseTest {

    @Test
    void roomsDependOneWayAndOnNobodysInsides() {
        ApplicationModules.of(Nolan.class).verify();
    }

    @Test
    void onlyTheProcessRoomKnowsTheEngine() {
        JavaClasses program = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("uk.nolan");
        noClasses().that().resideOutsideOfPackage("uk.nolan.process..")
                .should().dependOnClassesThat().resideInAnyPackage("org.camunda..")
                .because("with one room to rename, a move to a fork of the engine is a small change")
                .check(program);
    }
}
