package uk.nolan.process.signin;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.identity.db.DbIdentityServiceProvider;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.springframework.stereotype.Component;

/**
 * Keeps the engine from locking an account after a wrong password: anybody who knows a name could keep its officer out. Guessing is made slow by
 * {@link Guesses} instead. A wrong password leaves no trace at the account, so that attempts at the same moment never get into each other's way.
 */
@Component
class NoLockedAccounts extends AbstractProcessEnginePlugin {

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setIdentityProviderSessionFactory(new SessionFactory() {
            @Override
            public Class<?> getSessionType() {
                return NeverLocked.class;
            }

            @Override
            public Session openSession() {
                return new NeverLocked();
            }
        });
    }

    private static final class NeverLocked extends DbIdentityServiceProvider {

        @Override
        protected boolean isUserLocked(UserEntity user) {
            return false;
        }

        @Override
        protected void lockUser(UserEntity user) {
            // see above
        }
    }
}
