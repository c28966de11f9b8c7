package xyz.infinitehash.crypto.sr25519;

import static org.assertj.core.api.Assertions.assertThat;
import static xyz.infinitehash.crypto.sr25519.Reference.affine;
import static xyz.infinitehash.crypto.sr25519.Reference.scalar;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;

/** Every entry of the tables, derived again by the addition law in BigInteger. */
class TablesTest {
  @Test
  void theBasePointIsFourFifthsWithEvenX() {
    BigInteger[] base = affine(Curve.basePoint());
    assertThat(base[1].multiply(BigInteger.valueOf(5)).mod(Reference.P)).isEqualTo(4);
    assertThat(base[0].testBit(0)).isFalse();
  }

  @Test
  void everyEntryOfTheFixedBaseTableIsItsMultiple() {
    BigInteger[] row = affine(Curve.basePoint());
    for (int i = 0; i < 32; i++) {
      BigInteger[] expected = {BigInteger.ZERO, BigInteger.ONE};
      for (int entry = 1; entry <= 8; entry++) {
        expected = Reference.sum(expected, row);
        // Digit `entry` at 256^i, which is an even nibble, selects this entry alone.
        Scalar scalar = scalar(BigInteger.valueOf(entry).shiftLeft(8 * i));
        if (BigInteger.valueOf(entry).shiftLeft(8 * i).compareTo(Reference.L) < 0) {
          assertThat(affine(FixedBaseTable.multiply(scalar))).isEqualTo(expected);
        }
      }
      for (int bit = 0; bit < 8; bit++) {
        row = Reference.sum(row, row);
      }
    }
  }

  @Test
  void everyEntryOfTheChunkTableIsItsMultiple() {
    BigInteger[] power = affine(Curve.basePoint());
    for (int chunk = 0; chunk < 8; chunk++) {
      BigInteger[] twice = Reference.sum(power, power);
      BigInteger[] expected = power;
      for (int odd = 1; odd < 128; odd += 2) {
        BigInteger n = BigInteger.valueOf(odd).shiftLeft(32 * chunk);
        Straus straus = new Straus();
        ChunkTable.BASE.addTo(straus, scalar(n));
        assertThat(affine(straus.sum())).isEqualTo(expected);
        expected = Reference.sum(expected, twice);
      }
      for (int bit = 0; bit < 32; bit++) {
        power = Reference.sum(power, power);
      }
    }
  }
}
