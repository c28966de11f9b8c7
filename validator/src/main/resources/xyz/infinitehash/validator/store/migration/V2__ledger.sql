-- A chain is named by the hash of its first block: a devnet started anew is another chain.

-- The stretch of time an epoch's weights pay for. Half open: start_time included, end_time not.
CREATE TABLE epoch_window (
  genesis     text NOT NULL,             -- 64 hex digits
  netuid      integer NOT NULL,
  epoch       bigint NOT NULL,           -- index
  start_block bigint NOT NULL,           -- first block of the epoch
  end_block   bigint NOT NULL,           -- first block of the next
  start_time  timestamptz NOT NULL,      -- chain time of start_block
  end_time    timestamptz NOT NULL,      -- chain time of end_block
  state       text NOT NULL CHECK (state IN ('open', 'closed', 'incomplete', 'nobody')),
  reason      text,                      -- of incomplete and nobody
  PRIMARY KEY (genesis, netuid, epoch),
  CHECK ((state IN ('incomplete', 'nobody')) = (reason IS NOT NULL))
);

-- One row an epoch and mechanism, for ever: what was decided and what became of it (law L1).
CREATE TABLE weights_ledger (
  id               bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  genesis          text NOT NULL,
  netuid           integer NOT NULL,
  hotkey           bytea NOT NULL,       -- who signs
  mechanism        integer NOT NULL,
  epoch            bigint NOT NULL,
  state            text NOT NULL CHECK (state IN ('DECIDED', 'SIGNED', 'SENT', 'INCLUDED', 'REVEALED', 'EXPIRED')),
  rules            text NOT NULL,        -- name of the rule set
  attempt          integer NOT NULL,     -- 1 upwards; a new one only when the one before can never land
  not_before_block bigint NOT NULL,      -- no signing below this block
  reason           text,                 -- last refusal, or why it expired
  extrinsic        bytea,                -- the exact bytes of this attempt, kept before they are sent
  extrinsic_hash   text,                 -- blake2b-256 of them, hex
  nonce            bigint,
  birth_block      bigint,               -- first block that may hold them
  era_end_block    bigint,               -- last block that may hold them
  included_block   bigint,               -- finalized
  included_hash    text,
  UNIQUE (genesis, netuid, hotkey, mechanism, epoch),
  FOREIGN KEY (genesis, netuid, epoch) REFERENCES epoch_window,
  CHECK ((state IN ('SIGNED', 'SENT', 'INCLUDED', 'REVEALED')) = (extrinsic IS NOT NULL)),
  CHECK ((extrinsic IS NULL) = (era_end_block IS NULL)),
  CHECK ((state IN ('INCLUDED', 'REVEALED')) = (included_block IS NOT NULL))
);

-- Everything the vector was computed from, and the vector.
CREATE TABLE weights_input (
  ledger_id   bigint NOT NULL REFERENCES weights_ledger,
  hotkey      bytea NOT NULL,
  uid         integer,                   -- at the window's end_block; null: not registered, dropped
  work_hashes numeric(40, 0),            -- null: not seen
  weight      integer CHECK (weight BETWEEN 1 AND 65535),  -- null: not in the vector
  PRIMARY KEY (ledger_id, hotkey)
);

-- Attempts that can never land any more, with their bytes.
CREATE TABLE weights_attempt (
  ledger_id      bigint NOT NULL REFERENCES weights_ledger,
  attempt        integer NOT NULL,
  outcome        text NOT NULL,          -- why it is over
  extrinsic      bytea NOT NULL,
  extrinsic_hash text NOT NULL,
  nonce          bigint NOT NULL,
  era_end_block  bigint NOT NULL,
  PRIMARY KEY (ledger_id, attempt)
);
