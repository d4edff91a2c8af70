package uk.nolan.process.signin;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.EstimationProbe;
import io.github.bucket4j.TimeMeter;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Slows down whoever guesses passwords, and nobody else: wrong passwords are counted by where they come from, so that the same officer signs in from
 * another place meanwhile. What was right is never counted. What is remembered is bounded, however many addresses and names are tried.
 */
@Component
class Guesses {

    /** Wrong passwords for one account from one address at once, and how long until one more is allowed. */
    static final int FOR_AN_ACCOUNT = 5;
    static final Duration ANOTHER_FOR_AN_ACCOUNT = Duration.ofMinutes(1);

    /** Wrong passwords from one address at once, whatever the account: as many as the officers behind one address of a council may mistype on a Monday. */
    static final int FROM_AN_ADDRESS = 50;
    static final Duration ANOTHER_FROM_AN_ADDRESS = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(Guesses.class);
    private static final int REMEMBERED = 50_000;
    private static final int LONGEST_NAME = 64;

    private final TimeMeter time;
    private final Cache<Place, Bucket> places;

    /** Where wrong passwords come from, and for which account; for any account where that is empty. */
    private record Place(String address, String account) {}

    @Autowired
    Guesses() {
        this(TimeMeter.SYSTEM_NANOTIME);
    }

    Guesses(TimeMeter time) {
        this.time = time;
        this.places = Caffeine.newBuilder().maximumSize(REMEMBERED).expireAfterAccess(Duration.ofHours(1)).build();
    }

    /** @throws TooManyGuesses where too many wrong passwords came from this address */
    void mayTry(String address, String account) {
        for (Place place : places(address, account)) {
            Bucket bucket = places.getIfPresent(place);
            EstimationProbe probe = bucket == null ? null : bucket.estimateAbilityToConsume(1);
            if (probe != null && !probe.canBeConsumed()) {
                throw new TooManyGuesses(Duration.ofNanos(probe.getNanosToWaitForRefill()));
            }
        }
    }

    /**
     * Counts a wrong password. Those that come at the same moment are all counted, so that the wait is as long as if they had come one after the other.
     *
     * @param known whether there is such an account; a name that is none is not logged, because it may be a password typed into the wrong field
     */
    void wrong(String address, String account, boolean known) {
        for (Place place : places(address, account)) {
            Bucket bucket = Objects.requireNonNull(places.get(place, this::bucket));
            bucket.consumeIgnoringRateLimits(1);
            if (bucket.getAvailableTokens() <= 0) {
                LOG.warn("Too many wrong passwords from {}{}: attempts from there are refused for a while; the account is not locked",
                        place.address(), place.account().isEmpty() ? "" : known ? " for the account " + place.account() : " for a name that is no account");
            }
        }
    }

    /** Forgets the wrong passwords for an account from an address, after the right one. */
    void right(String address, String account) {
        places.invalidate(new Place(network(address), name(account)));
    }

    /** How many places are remembered now. */
    long remembered() {
        places.cleanUp();
        return places.estimatedSize();
    }

    private static List<Place> places(String address, String account) {
        String network = network(address);
        return List.of(new Place(network, name(account)), new Place(network, ""));
    }

    private Bucket bucket(Place place) {
        boolean anyAccount = place.account().isEmpty();
        int atOnce = anyAccount ? FROM_AN_ADDRESS : FOR_AN_ACCOUNT;
        Duration another = anyAccount ? ANOTHER_FROM_AN_ADDRESS : ANOTHER_FOR_AN_ACCOUNT;
        return Bucket.builder().withCustomTimePrecision(time).addLimit(limit -> limit.capacity(atOnce).refillGreedy(1, another)).build();
    }

    private static String name(String account) {
        String name = account.strip().toLowerCase(Locale.ROOT);
        return name.isEmpty() ? "-" : name.substring(0, Math.min(name.length(), LONGEST_NAME));
    }

    /** The address itself, or of one by IPv6 the network, because whoever has one such address has as many as she likes. */
    static String network(String address) {
        if (!address.contains(":") || !address.matches("[0-9a-fA-F:.]{2,45}(%.*)?")) {
            return address.substring(0, Math.min(address.length(), LONGEST_NAME));
        }
        try {
            InetAddress parsed = InetAddress.getByName(address.replaceFirst("%.*", ""));
            return parsed instanceof Inet6Address ? HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), 8)) + "/64" : parsed.getHostAddress();
        } catch (UnknownHostException e) {
            return address.substring(0, Math.min(address.length(), LONGEST_NAME));
        }
    }
}
