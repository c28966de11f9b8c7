package xyz.infinitehash.devnet.pallet.subtensor.pool;

import java.math.BigInteger;
import xyz.infinitehash.devnet.pallet.subtensor.fixed.Unsigned;
import xyz.infinitehash.substrate.value.Value;

/**
 * A pool of alpha and TAO whose sides have weights: price = (weight of alpha * TAO) / (weight of
 * TAO * alpha). With equal weights it is the constant product. Reserves and amounts in rao, prices
 * TAO per alpha.
 *
 * @param quote weight of TAO in 10^-18; alpha has the rest
 */
public record Balancer(long quote) {
  /** one, in the unit of weights */
  public static final long ACCURACY = 1_000_000_000_000_000_000L;

  /** equal weights */
  public static final Balancer EVEN = new Balancer(ACCURACY / 2);

  private static final BigInteger SCALE = BigInteger.valueOf(ACCURACY);
  private static final long LEAST = ACCURACY / 100;
  private static final Unsigned ONE = Unsigned.u64f64(1);

  /** As storage wants it. */
  Value value() {
    return Value.struct("quote", Value.of(quote));
  }

  /** Price of one alpha. */
  public Unsigned price(long alpha, long tao) {
    return Unsigned.u64f64(base())
        .dividedBy(Unsigned.u64f64(quote))
        .times(Unsigned.u64f64(tao).dividedBy(Unsigned.u64f64(alpha)));
  }

  /** Alpha that {@code in} TAO buys. */
  public long alphaFor(long alpha, long tao, long in) {
    return paidOut(alpha, tao, in, quote, base());
  }

  /** TAO that {@code in} alpha sells for. */
  public long taoFor(long alpha, long tao, long in) {
    return paidOut(tao, alpha, in, base(), quote);
  }

  /** TAO to put in until the price has risen to {@code target}. */
  public long taoUntil(Unsigned price, Unsigned target, long tao) {
    return reserveUntil(target.bits(), price.bits(), base(), tao);
  }

  /** Alpha to put in until the price has fallen to {@code target}. */
  public long alphaUntil(Unsigned price, Unsigned target, long alpha) {
    return reserveUntil(price.bits(), target.bits(), quote, alpha);
  }

  /**
   * Weights under which both sides grow and the price stays; unchanged reserves of zero give equal
   * ones.
   */
  public Balancer grown(long alpha, long tao, long moreAlpha, long moreTao) {
    BigInteger first = weighed(base(), tao, alpha + moreAlpha);
    BigInteger second = weighed(quote, alpha, tao + moreTao);
    BigInteger sum = first.add(second);
    return sum.signum() == 0 ? EVEN : new Balancer(ratio(second, sum));
  }

  /** Whether neither side's weight is below a hundredth. */
  public boolean isSound() {
    return quote >= LEAST && base() >= LEAST;
  }

  private long base() {
    return ACCURACY - quote;
  }

  private static long paidOut(long reserveOut, long reserveIn, long in, long p, long q) {
    if (reserveIn + in == 0) {
      return Unsigned.u64f64(reserveOut).rao();
    }
    BigInteger ratio =
        reserveIn == 0
            ? BigInteger.ZERO
            : Power.ratio(
                BigInteger.valueOf(reserveIn),
                BigInteger.valueOf(reserveIn + in),
                BigInteger.valueOf(p),
                BigInteger.valueOf(q),
                SCALE);
    Unsigned left = scaled(ratio);
    Unsigned paid = ONE.minus(left.compareTo(ONE) > 0 ? ONE : left);
    return Unsigned.u64f64(reserveOut).times(paid).rao();
  }

  private static long reserveUntil(BigInteger from, BigInteger to, long weight, long reserve) {
    if (to.signum() == 0 || from.signum() == 0) {
      return 0;
    }
    BigInteger growth = Power.ratio(from, to, BigInteger.valueOf(weight), SCALE, SCALE);
    return Unsigned.u64f64(reserve).times(scaled(growth).minus(ONE)).rao();
  }

  private static Unsigned scaled(BigInteger ratio) {
    return new Unsigned(ratio.shiftLeft(64), 64).dividedBy(Unsigned.u64f64(ACCURACY));
  }

  private static BigInteger weighed(long weight, long reserve, long other) {
    return BigInteger.valueOf(reserve)
        .multiply(BigInteger.valueOf(other))
        .multiply(BigInteger.valueOf(weight))
        .add(SCALE.shiftRight(1))
        .divide(SCALE);
  }

  private static long ratio(BigInteger part, BigInteger whole) {
    return part.multiply(SCALE).divide(whole).longValueExact();
  }
}
