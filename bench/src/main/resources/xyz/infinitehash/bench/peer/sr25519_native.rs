//! Rates of schnorrkel itself for what its Python binding does not offer: batches, and keys decoded
//! beforehand. Started by bench; lines in and out as the Python script beside it:
//!   data SEED MESSAGE SIGNATURE (hex)   -> "ok" when the seed's key verifies that signature, else "differs"
//!   cached | batch64 | batch64.cached, then MILLIS -> verified signatures per CPU second of this process;
//!                                          cached: keys decoded beforehand
use schnorrkel::{signing_context, verify_batch, ExpansionMode, MiniSecretKey, PublicKey, Signature};
use std::io::BufRead;
use std::time::{Duration, Instant};

const SIGNERS: usize = 64;

fn bytes(hex: &str) -> Vec<u8> {
    (0..hex.len()).step_by(2).map(|i| u8::from_str_radix(&hex[i..i + 2], 16).expect("hex")).collect()
}

/// Ticks of 10 ms are too coarse for a turn of 400 ms: the scheduler's count in nanoseconds.
fn cpu_seconds() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/schedstat").expect("schedstat");
    stat.split(' ').next().and_then(|n| n.parse::<f64>().ok()).expect("schedstat") / 1e9
}

fn rate(millis: u64, each: usize, mut operation: impl FnMut() -> bool) -> f64 {
    let end = Instant::now() + Duration::from_millis(millis);
    let (start, mut done) = (cpu_seconds(), 0);
    while Instant::now() < end {
        for _ in 0..SIGNERS / each {
            assert!(operation());
        }
        done += SIGNERS;
    }
    done as f64 / (cpu_seconds() - start)
}

fn main() {
    println!("peer schnorrkel 0.11.4 (crate)");
    let context = signing_context(b"substrate");
    let (mut message, mut keys, mut signatures): (Vec<u8>, Vec<PublicKey>, Vec<Signature>) = Default::default();
    let mut turn = 0;
    for line in std::io::stdin().lock().lines() {
        let line = line.expect("line");
        let words: Vec<&str> = line.split(' ').collect();
        match words[0] {
            "data" => {
                let seed = bytes(words[1]);
                message = bytes(words[2]);
                let given = Signature::from_bytes(&bytes(words[3])).expect("signature");
                let pair = |seed: &[u8]| {
                    MiniSecretKey::from_bytes(seed).expect("seed").expand_to_keypair(ExpansionMode::Ed25519)
                };
                let agreed = pair(&seed).public.verify(context.bytes(&message), &given).is_ok();
                for i in 0..SIGNERS {
                    let mut other = seed.clone();
                    other[0] ^= i as u8;
                    let signer = pair(&other);
                    keys.push(signer.public);
                    signatures.push(signer.sign(context.bytes(&message)));
                }
                println!("{}", if agreed { "ok" } else { "differs" });
            }
            "cached" => println!(
                "{}",
                rate(words[1].parse().expect("millis"), 1, || {
                    turn = (turn + 1) % SIGNERS;
                    keys[turn].verify(context.bytes(&message), &signatures[turn]).is_ok()
                })
            ),
            "batch64" | "batch64.cached" => {
                let decode = words[0] == "batch64";
                let encoded: Vec<[u8; 32]> = keys.iter().map(PublicKey::to_bytes).collect();
                let fresh = || encoded.iter().map(|key| PublicKey::from_bytes(key).expect("key")).collect::<Vec<_>>();
                println!(
                    "{}",
                    rate(words[1].parse().expect("millis"), SIGNERS, || {
                        let transcripts = (0..SIGNERS).map(|_| context.bytes(&message));
                        let fresh = if decode { fresh() } else { keys.clone() };
                        verify_batch(transcripts, &signatures, &fresh, false).is_ok()
                    })
                )
            }
            other => println!("unknown {other}"),
        }
    }
}
