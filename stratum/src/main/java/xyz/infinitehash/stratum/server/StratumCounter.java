package xyz.infinitehash.stratum.server;

/** What the server counts; all of them only grow. */
public enum StratumCounter {
  CONNECTIONS_OPENED("stratum_connections_opened_total", "connections accepted"),
  CONNECTIONS_CLOSED("stratum_connections_closed_total", "connections ended, for any reason"),
  CONNECTIONS_TURNED_AWAY("stratum_connections_turned_away_total", "over a connection limit"),
  CONNECTIONS_UNAUTHORIZED("stratum_connections_unauthorized_total", "closed: never authorized"),
  CONNECTIONS_IDLE("stratum_connections_idle_total", "closed: no whole line for too long"),
  CONNECTIONS_SLOW("stratum_connections_slow_total", "closed: the peer does not read"),
  CONNECTIONS_HOSTILE("stratum_connections_hostile_total", "closed: junk or an over-long line"),
  LINES_MALFORMED("stratum_lines_malformed_total", "lines that are no Stratum message"),
  LINES_UNKNOWN_METHOD("stratum_lines_unknown_method_total", "calls of a method we do not have"),
  LINES_WRONG_PARAMS("stratum_lines_wrong_params_total", "calls with params of a wrong shape"),
  AUTHORIZATIONS("stratum_authorizations_total", "workers let in"),
  AUTHORIZATIONS_REFUSED("stratum_authorizations_refused_total", "worker names refused"),
  SHARES_ACCEPTED("stratum_shares_accepted_total", "shares kept and credited"),
  SHARES_BLOCK("stratum_shares_block_total", "of them, blocks"),
  SHARES_STALE("stratum_shares_stale_total", "shares of a job that is over"),
  SHARES_UNKNOWN_JOB("stratum_shares_unknown_job_total", "shares of a job never sent"),
  SHARES_DUPLICATE("stratum_shares_duplicate_total", "shares accepted before"),
  SHARES_LOW_DIFFICULTY("stratum_shares_low_difficulty_total", "hash above the job's target"),
  SHARES_MALFORMED("stratum_shares_malformed_total", "a field of wrong type, length or range"),
  SHARES_UNAUTHORIZED("stratum_shares_unauthorized_total", "worker not authorized"),
  SHARES_NOT_SUBSCRIBED("stratum_shares_not_subscribed_total", "share before subscribe"),
  SHARES_NOT_KEPT("stratum_shares_not_kept_total", "good, but the sink refused or failed"),
  JOBS("stratum_jobs_total", "templates made into jobs"),
  RETARGETS("stratum_retargets_total", "changes of a connection's difficulty"),
  THROTTLED("stratum_throttled_total", "times a connection was read slower for its refusals");

  private final String metric;
  private final String help;

  StratumCounter(String metric, String help) {
    this.metric = metric;
    this.help = help;
  }

  /** The Prometheus name. */
  public String metric() {
    return metric;
  }

  public String help() {
    return help;
  }
}
