package xyz.infinitehash.stratum.shares;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.stratum.StratumException;

class WorkerNameLaws {
  private static final String ALICE = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";

  @Property
  void everyNameReadsBackAsItWasWritten(
      @ForAll @Size(32) byte[] hotkey,
      @ForAll @StringLength(min = 1, max = 32) @CharRange(from = 'a', to = 'z') String subaccount,
      @ForAll @StringLength(min = 1, max = 64) @CharRange(from = '-', to = '9') String workerId) {
    WorkerName name = new WorkerName(subaccount, AccountId.of(hotkey), workerId);
    assertThat(WorkerName.parse(name.toString())).isEqualTo(name);
    assertThat(name.toString().length()).isLessThanOrEqualTo(WorkerName.LONGEST);
  }

  @Property
  void anyOtherTextIsRefusedWithOneKindOfFault(@ForAll String text) {
    assertThatThrownBy(() -> WorkerName.parse(text)).isInstanceOf(StratumException.class);
  }

  @Example
  void dotsBelongToTheWorkerId() {
    assertThat(WorkerName.parse("infinite." + ALICE + ".a.b.c").workerId()).isEqualTo("a.b.c");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "alice.rig1",
        ALICE,
        ALICE + ".rig1",
        "infinite." + ALICE,
        "infinite." + ALICE + ".",
        "." + ALICE + ".rig1",
        "infi nite." + ALICE + ".rig1",
        "infinite." + ALICE + ".rig 1",
        "infinite." + ALICE + ".\"",
        "infinite." + ALICE + "-1.rig1",
        "infinite.5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQZ.rig1",
        "infinite.15oF4uVJwmo4TdGW7VfQxNLavjCXviqxT9S1MgbjMNHr6Sp5.rig1",
      })
  void anUnparsableNameIsNobodys(String name) {
    assertThatThrownBy(() -> WorkerName.parse(name))
        .isInstanceOf(StratumException.class)
        .message()
        .isNotBlank();
  }
}
