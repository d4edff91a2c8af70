package uk.nolan.process.lint;

import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.beans.factory.support.SimpleBeanDefinitionRegistry;
import org.springframework.context.annotation.AnnotationBeanNameGenerator;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;

/** The parts of the program that a diagram may name to carry out a task: those of the delegates' room, and no other bean. */
final class Delegates {

    private static final String ROOM = "uk.nolan.process.delegates";
    private static final Set<String> NAMES = found();

    private Delegates() {}

    static Set<String> names() {
        return NAMES;
    }

    private static Set<String> found() {
        ClassPathScanningCandidateComponentProvider scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AssignableTypeFilter(JavaDelegate.class));
        Set<String> names = new TreeSet<>();
        scan.findCandidateComponents(ROOM).forEach(found ->
                names.add(AnnotationBeanNameGenerator.INSTANCE.generateBeanName((AnnotatedBeanDefinition) found, new SimpleBeanDefinitionRegistry())));
        return names;
    }
}
