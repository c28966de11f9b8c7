-- Weights may land as a timelocked commit: they stand when the chain has revealed them.
ALTER TABLE weights_ledger
  ADD COLUMN reveal_epoch   bigint,      -- the chain's index of the epoch it reveals them in; null: they stand since included_block
  ADD COLUMN revealed_block bigint,      -- block since which they stand, when it is known
  DROP CONSTRAINT weights_ledger_check,
  DROP CONSTRAINT weights_ledger_check2,
  -- a commit that the chain dropped is EXPIRED and keeps its bytes and its block: it did land
  ADD CONSTRAINT bytes_of_state CHECK (
    CASE state WHEN 'DECIDED' THEN extrinsic IS NULL
               WHEN 'EXPIRED' THEN (extrinsic IS NULL) = (included_block IS NULL)
               ELSE extrinsic IS NOT NULL END),
  ADD CONSTRAINT landing_of_state CHECK (
    CASE state WHEN 'INCLUDED' THEN included_block IS NOT NULL
               WHEN 'REVEALED' THEN included_block IS NOT NULL AND reveal_epoch IS NOT NULL
               WHEN 'EXPIRED' THEN (included_block IS NULL) = (reveal_epoch IS NULL)
               ELSE included_block IS NULL END),
  ADD CONSTRAINT reveal_of_state CHECK (revealed_block IS NULL OR state = 'REVEALED');
