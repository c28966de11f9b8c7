-- What a polled pool said at one moment, for ever: what a weight can be recomputed from, as shares are.
CREATE TABLE pool_reading (
  source  text NOT NULL,
  read_at timestamptz NOT NULL,          -- when the pool was asked, by our clock
  workers integer NOT NULL,              -- how many it named
  reason  text,                          -- why the answer is not whole and says nothing; null: it is whole
  PRIMARY KEY (source, read_at)
);

-- The workers of a whole answer. One that is absent was not mining then, by the pool's word.
CREATE TABLE pool_reading_worker (
  source      text NOT NULL,
  read_at     timestamptz NOT NULL,
  worker      text NOT NULL,             -- as the pool names it
  hotkey      bytea,                     -- null: the name holds none, nobody is credited
  hashrate_hs numeric(40, 0) NOT NULL CHECK (hashrate_hs >= 0),  -- H/s
  PRIMARY KEY (source, read_at, worker),
  FOREIGN KEY (source, read_at) REFERENCES pool_reading
);
CREATE TRIGGER pool_reading_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON pool_reading
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER pool_reading_worker_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON pool_reading_worker
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What a closed window's work was counted from; written with the closing.
CREATE TABLE window_source (
  genesis        text NOT NULL,
  netuid         integer NOT NULL,
  epoch          bigint NOT NULL,
  name           text NOT NULL,          -- as in intake_watermark
  kind           text NOT NULL CHECK (kind IN ('shares', 'readings')),
  longest_gap_ms bigint,                 -- of readings
  PRIMARY KEY (genesis, netuid, epoch, name),
  FOREIGN KEY (genesis, netuid, epoch) REFERENCES epoch_window,
  CHECK ((kind = 'readings') = (longest_gap_ms IS NOT NULL))
);
INSERT INTO window_source
  SELECT genesis, netuid, epoch, 'stratum', 'shares', NULL FROM epoch_window WHERE state IN ('closed', 'nobody');

-- The block after whose state the vector names registered hotkeys only: the window's end_block, or a later one
-- when a hotkey of the vector had lost its slot before anything was signed.
ALTER TABLE weights_ledger ADD COLUMN registered_block bigint;
UPDATE weights_ledger SET registered_block =
  (SELECT end_block FROM epoch_window w
   WHERE w.genesis = weights_ledger.genesis AND w.netuid = weights_ledger.netuid AND w.epoch = weights_ledger.epoch);
ALTER TABLE weights_ledger ALTER COLUMN registered_block SET NOT NULL;
