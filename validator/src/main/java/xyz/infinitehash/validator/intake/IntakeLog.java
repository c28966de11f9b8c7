package xyz.infinitehash.validator.intake;

import xyz.infinitehash.stratum.shares.AcceptedShare;

/** What the operator is told about shares and pools' answers on their way into the database. */
public interface IntakeLog {
  /** Says nothing. */
  IntakeLog SILENT =
      new IntakeLog() {
        @Override
        public void databaseGone(String reason) {}

        @Override
        public void databaseBack(int waiting) {}

        @Override
        public void bufferFull(int capacity) {}

        @Override
        public void shareUnstorable(AcceptedShare share, String reason) {}

        @Override
        public void lostAtClose(int shares) {}

        @Override
        public void poolSilent(String source, String reason) {}

        @Override
        public void poolBack(String source) {}
      };

  /** Once an outage: shares wait in memory, unacknowledged. */
  void databaseGone(String reason);

  /**
   * Once after an outage.
   *
   * @param waiting shares that were waiting
   */
  void databaseBack(int waiting);

  /** Once an outage: from now on shares are refused. */
  void bufferFull(int capacity);

  /** The database will never take this share; its miner was told so. */
  void shareUnstorable(AcceptedShare share, String reason);

  /**
   * The sink was closed while the database was gone.
   *
   * @param shares refused to their miners at the last moment
   */
  void lostAtClose(int shares);

  /** Once an outage: a polled pool gives no whole answer, or none can be kept. */
  void poolSilent(String source, String reason);

  /** Once after such an outage. */
  void poolBack(String source);
}
