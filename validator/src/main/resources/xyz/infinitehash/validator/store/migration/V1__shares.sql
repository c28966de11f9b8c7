-- Units: "units" are 2^-32 of difficulty 1, one expected hash each by the field's 2^32 convention.
-- Keys and hashes are bytea of 32 bytes. Times are the receiver's clock, cut to microseconds.

-- One row for each accepted share, for ever: what a weight can be recomputed from.
CREATE TABLE share (
  header_hash bytea NOT NULL,            -- sha256d of the header, in the order computed; the share's identity
  header      bytea NOT NULL,            -- the 80 bytes that were hashed, so that anyone can check them
  hotkey      bytea NOT NULL,            -- who is credited
  subaccount  text NOT NULL,
  worker      text NOT NULL,             -- worker id, anything the miner chose
  units       bigint NOT NULL CHECK (units > 0),  -- assigned difficulty: the credit
  received_at timestamptz NOT NULL,
  job         text NOT NULL,
  block       boolean NOT NULL,          -- the hash met the network's target too
  PRIMARY KEY (header_hash),
  CHECK (octet_length(header_hash) = 32 AND octet_length(header) = 80 AND octet_length(hotkey) = 32)
);
-- rows arrive in the order of time, so a summary of page ranges is enough and costs nothing
CREATE INDEX share_by_time ON share USING brin (received_at) WITH (pages_per_range = 32, autosummarize = on);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$;
CREATE TRIGGER share_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON share
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Refusals, counted only, by hour.
CREATE TABLE share_reject_count (
  hotkey  bytea NOT NULL,
  worker  text NOT NULL,
  verdict text NOT NULL,                 -- stale, duplicate, low-difficulty, ...
  hour    timestamptz NOT NULL,          -- start of the hour, UTC
  refused bigint NOT NULL,               -- shares
  PRIMARY KEY (hotkey, worker, verdict, hour)
);

-- Every share a source received before up_to is stored. A source has one writer at a time.
CREATE TABLE intake_watermark (
  source text PRIMARY KEY,
  up_to  timestamptz NOT NULL
);

-- What another pool said of a worker. Null is "not known", never zero.
CREATE TABLE pool_sample (
  id                bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  source            text NOT NULL,
  hotkey            bytea,               -- null: the name holds no hotkey
  worker            text NOT NULL,       -- as the pool names it
  window_start      timestamptz NOT NULL,
  window_end        timestamptz NOT NULL,
  hashrate_hs       numeric(40, 0),      -- H/s, average over the window
  work_hashes       numeric(40, 0),      -- hashes, when the pool counts shares
  shares            bigint,
  last_share_at     timestamptz,
  resolution_s      bigint NOT NULL,     -- seconds one figure of the pool spans
  complete          boolean NOT NULL,    -- false: not to be used as a score
  incomplete_reason text,
  retrieved_at      timestamptz NOT NULL,
  CHECK (complete = (incomplete_reason IS NULL))
);
CREATE INDEX pool_sample_by_window ON pool_sample (window_end, hotkey);
