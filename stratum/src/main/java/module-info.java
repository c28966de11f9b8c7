/**
 * Bitcoin mining as ASICs speak it: jobs, shares, difficulty, a Stratum V1 server. Uses hashes and
 * account names of {@code crypto}, nothing of the chain.
 */
@org.jspecify.annotations.NullMarked
module xyz.infinitehash.stratum {
  requires static org.jspecify;
  requires transitive xyz.infinitehash.crypto;
  requires io.netty.buffer;
  requires io.netty.common;
  requires io.netty.transport;
  requires io.netty.transport.classes.epoll;

  exports xyz.infinitehash.stratum;
  exports xyz.infinitehash.stratum.cpuminer;
  exports xyz.infinitehash.stratum.jobs;
  exports xyz.infinitehash.stratum.protocol;
  exports xyz.infinitehash.stratum.server;
  exports xyz.infinitehash.stratum.shares;
  exports xyz.infinitehash.stratum.vardiff;
}
