package uk.nolan.council;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.aopalliance.intercept.MethodInterceptor;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.aop.target.HotSwappableTargetSource;
import org.springframework.beans.factory.ObjectProvider;

/**
 * What is live now: the set, and the council that its folder describes. Whoever was given the {@link ProcedureFiles} or the {@link Council} of the program once finds there what is live whenever he
 * asks.
 */
public class LiveProcedure {

    private final String key;
    private final ProcedureFiles view;
    private final HotSwappableTargetSource current;
    private final Council council;
    private volatile ProcedureFiles set;

    LiveProcedure(ProcedureFiles set, String key, ObjectProvider<Versions> versions) {
        this.key = key;
        this.set = set;
        this.view = ProcedureFiles.whicheverIs(() -> this.set);
        this.current = new HotSwappableTargetSource(CouncilBooks.load(set, key));
        Map<String, Council> ofVersions = new ConcurrentHashMap<>();
        ProxyFactory proxy = new ProxyFactory(Council.class, current);
        proxy.addAdvice((MethodInterceptor) asked -> asked.getMethod().getName().equals("at")
                ? ofVersions.computeIfAbsent((String) asked.getArguments()[0], version -> CouncilBooks.load(versions.getObject().files(version), key))
                : asked.proceed());
        this.council = (Council) proxy.getProxy(LiveProcedure.class.getClassLoader());
    }

    /** The key of the council that this program serves. */
    public String key() {
        return key;
    }

    /** The set that is live now, and stays as it is when another goes live. */
    public ProcedureFiles set() {
        return set;
    }

    ProcedureFiles files() {
        return view;
    }

    Council council() {
        return council;
    }

    /**
     * Puts another set in the place of the one that was live.
     *
     * @throws ConfigurationProblem if the council's folder in it cannot be read; then nothing has changed
     */
    public synchronized void replace(ProcedureFiles other) {
        Council read = CouncilBooks.load(other, key);
        set = other;
        current.swap(read);
    }
}
