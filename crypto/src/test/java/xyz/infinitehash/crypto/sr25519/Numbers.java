package xyz.infinitehash.crypto.sr25519;

import java.math.BigInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.domains.DomainContextBase;

/** Numbers for the laws: of 255 bits, often at an edge of the representation. */
class Numbers extends DomainContextBase {
  @Provide
  Arbitrary<BigInteger> numbers() {
    BigInteger top = BigInteger.TWO.pow(255);
    Arbitrary<BigInteger> any =
        Arbitraries.bigIntegers().between(BigInteger.ZERO, top.subtract(BigInteger.ONE));
    Arbitrary<BigInteger> nearEdges =
        Arbitraries.of(
                BigInteger.ZERO,
                Reference.P,
                Reference.L,
                BigInteger.TWO.pow(51),
                BigInteger.TWO.pow(102),
                BigInteger.TWO.pow(127),
                BigInteger.TWO.pow(204),
                BigInteger.TWO.pow(252),
                top)
            .flatMap(
                edge ->
                    Arbitraries.integers()
                        .between(-20, 20)
                        .map(by -> edge.add(BigInteger.valueOf(by)).mod(top)));
    return Arbitraries.frequencyOf(Tuple.of(3, any), Tuple.of(1, nearEdges));
  }
}
