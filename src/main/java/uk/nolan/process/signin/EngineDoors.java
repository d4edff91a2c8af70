package uk.nolan.process.signin;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.rest.security.auth.ProcessEngineAuthenticationFilter;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Hangs the sign-in before the engine's own doors, behind Spring Security, which has asked for name and password by then. */
@Configuration(proxyBeanMethods = false)
class EngineDoors {

    private static final int AFTER_SPRING_SECURITY = SecurityProperties.DEFAULT_FILTER_ORDER + 100;

    /** Tasklist, Cockpit, Admin. */
    @Bean
    FilterRegistrationBean<ContainerBasedAuthenticationFilter> webAppsKnowTheOfficer() {
        FilterRegistrationBean<ContainerBasedAuthenticationFilter> door = new FilterRegistrationBean<>(new ContainerBasedAuthenticationFilter());
        door.addInitParameter(ProcessEngineAuthenticationFilter.AUTHENTICATION_PROVIDER_PARAM, SignedInOfficer.class.getName());
        door.addUrlPatterns("/camunda/*");
        door.setOrder(AFTER_SPRING_SECURITY);
        return door;
    }

    /** The engine's REST interface. */
    @Bean
    FilterRegistrationBean<RestAsOfficer> restActsAsTheOfficer(IdentityService identity) {
        FilterRegistrationBean<RestAsOfficer> door = new FilterRegistrationBean<>(new RestAsOfficer(identity));
        door.addUrlPatterns("/engine-rest/*");
        door.setAsyncSupported(true);
        door.setOrder(AFTER_SPRING_SECURITY);
        return door;
    }
}
