//! Long runs lose nothing: a run that was ended at any moment, or whose journal was damaged, ends with the report of an undisturbed run.
#![allow(clippy::unwrap_used, reason = "a test")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

/// Ends of runs, in all rounds together.
const KILLS: usize = 200;
/// Damages of each sort.
const DAMAGES: usize = 25;

/// The generator `SplitMix64` (Steele, Lea, Flood 2014).
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) % u64::try_from(bound).unwrap()).unwrap()
    }
}

/// A path for a journal that is not there yet.
fn journal(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("journal");
    fs::create_dir_all(&folder).unwrap();
    let path = folder.join(name);
    let _ = fs::remove_file(&path);
    path
}

fn command(arguments: &[&str], journal: Option<&Path>) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_zippel"));
    command.args(["verify", "--format", "jsonl"]).args(arguments);
    if let Some(journal) = journal {
        command.arg("--journal").arg(journal);
    }
    command.current_dir(env!("CARGO_MANIFEST_DIR")).stdin(Stdio::null());
    command
}

const FILES: [&str; 3] = ["theorems/incidence", "theorems/polygons", "--seed=2a"];

/// The report without times.
fn report(arguments: &[&str], journal: Option<&Path>) -> String {
    let output = command(arguments, journal).output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(matches!(output.status.code(), Some(0 | 1 | 3)), "{output:?}", output = output.status);
    timeless(&text)
}

fn timeless(report: &str) -> String {
    let mut lines = String::new();
    for line in report.lines() {
        let (before, after) = line.split_once("\"seconds\":").unwrap();
        lines.push_str(before);
        lines
            .push_str(after.trim_start_matches(|c: char| c.is_ascii_digit() || "-+.e".contains(c)));
        lines.push('\n');
    }
    lines
}

/// The numbers of the statements noted.
fn noted(journal: &[u8]) -> Vec<u64> {
    let end = journal.iter().position(|&byte| byte == b'\n').unwrap();
    let mut rest = &journal[end + 1..];
    let mut numbers = Vec::new();
    while !rest.is_empty() {
        let length = u32::from_le_bytes(rest[..4].try_into().unwrap()) as usize;
        numbers.push(u64::from_le_bytes(rest[12..20].try_into().unwrap()));
        rest = &rest[12 + length..];
    }
    numbers
}

#[test]
fn runs_that_are_killed_go_on() {
    let undisturbed = report(&FILES, None);
    let mut random = Random(7);
    let mut kills = 0;
    let mut rounds = 0;
    while kills < KILLS {
        let path = journal(&format!("killed {rounds}"));
        rounds += 1;
        let finished = loop {
            let mut child = command(&FILES, Some(&path))
                .stdout(Stdio::piped())
                .stderr(Stdio::null())
                .spawn()
                .unwrap();
            let output = child.stdout.take().unwrap();
            let reader = std::thread::spawn(move || std::io::read_to_string(output).unwrap());
            std::thread::sleep(Duration::from_millis(random.below(60).try_into().unwrap()));
            // On Unix this is SIGKILL.
            child.kill().unwrap();
            let status = child.wait().unwrap();
            let text = reader.join().unwrap();
            if status.code().is_some() {
                break text;
            }
            kills += 1;
            if kills % 40 == 39 {
                break String::from_utf8(command(&FILES, Some(&path)).output().unwrap().stdout)
                    .unwrap();
            }
        };
        assert_eq!(timeless(&finished), undisturbed, "round {rounds}");
        let numbers = noted(&fs::read(&path).unwrap());
        let distinct: BTreeSet<&u64> = numbers.iter().collect();
        assert_eq!(distinct.len(), numbers.len(), "nothing was decided twice");
        assert_eq!(distinct.len(), undisturbed.lines().count(), "everything was noted");
    }
}

#[test]
fn damaged_journals_are_repaired_or_refused() {
    let path = journal("damaged");
    let undisturbed = report(&FILES, Some(&path));
    let sound = fs::read(&path).unwrap();
    assert_eq!(report(&FILES, Some(&path)), undisturbed);
    assert_eq!(fs::read(&path).unwrap(), sound, "nothing was decided again");
    let header = sound.iter().position(|&byte| byte == b'\n').unwrap();
    let mut random = Random(8);
    for damage in 0..2 * DAMAGES {
        let mut bytes = sound.clone();
        let at = random.below(bytes.len());
        if damage % 2 == 0 {
            bytes.truncate(at);
        } else {
            bytes[at] ^= 1 << random.below(8);
        }
        fs::write(&path, &bytes).unwrap();
        let output = command(&FILES, Some(&path)).output().unwrap();
        if output.status.code() == Some(2) {
            let message = String::from_utf8(output.stderr).unwrap();
            assert!(at <= header && message.contains("cannot be used"), "at {at}: {message}");
            assert_eq!(fs::read(&path).unwrap(), bytes, "what was refused stays as it is");
        } else {
            let text = String::from_utf8(output.stdout).unwrap();
            assert_eq!(timeless(&text), undisturbed, "damage {damage} at {at}");
            assert_eq!(noted(&fs::read(&path).unwrap()).len(), noted(&sound).len());
        }
    }
}

#[test]
fn journals_of_other_runs_are_refused() {
    let file = journal("theorem.thm");
    let theorem = "theorem \"T\" { points A, B; show midpoint(A, B) == midpoint(B, A) }\n";
    fs::write(&file, theorem).unwrap();
    let name = file.to_str().unwrap();
    let path = journal("other");
    let refused = |arguments: &[&str], reason: &str| {
        let before = fs::read(&path).unwrap();
        let output = command(arguments, Some(&path)).output().unwrap();
        let message = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{message}");
        assert!(message.contains(reason), "{message}");
        assert_eq!(fs::read(&path).unwrap(), before);
    };
    // Without a seed, the run goes on with that of the journal.
    let first = report(&[name], Some(&path));
    assert_eq!(report(&[name], Some(&path)), first);
    refused(&[name, "--seed", "2b"], "with the seed");
    refused(&[name, "--error", "2^-90"], "--error 2^-80");
    refused(&[name, "--over", "primes"], "--over both");
    refused(&[name, "--samples", "501"], "--samples 501");
    refused(&[name, "--confidence", "0.9"], "--confidence 0.9");
    refused(&[name, "--drawings", "3"], "--drawings 3");
    refused(&[name, "--from", "gclc"], "--from gclc");
    refused(&[name, "theorems/incidence/ceva.thm"], "the theorems, or the files");
    fs::write(&file, theorem.replace("points", "points  ")).unwrap();
    refused(&[name], "the theorems, or the files");
    fs::write(&file, theorem).unwrap();
    assert_eq!(report(&[name], Some(&path)), first);
    let text = fs::read_to_string(&path)
        .unwrap_or_else(|_| String::from_utf8_lossy(&fs::read(&path).unwrap()).into_owned());
    assert!(text.starts_with("zippel-journal/1 version="));
    fs::write(&path, "my diary\n").unwrap();
    refused(&[name], "it is no journal");
    fs::write(&path, "my diary, not finished").unwrap();
    refused(&[name], "it is no journal");
    // Some of a first line that was never finished.
    fs::write(&path, "zippel-jour").unwrap();
    assert_eq!(report(&[name, "--seed", "2a"], Some(&path)).lines().count(), 1);
}

/// The number of an attempt in what a journal says of itself is not that of a run with another version.
#[test]
fn journals_of_other_versions_are_refused() {
    let path = journal("version");
    report(&["theorems/incidence/ceva.thm", "--seed=2a"], Some(&path));
    let bytes = fs::read(&path).unwrap();
    let end = bytes.iter().position(|&byte| byte == b'\n').unwrap();
    let line = String::from_utf8(bytes[..end].to_vec()).unwrap();
    let (said, _) = line.rsplit_once(" check=").unwrap();
    let version = env!("CARGO_PKG_VERSION");
    let other = said.replace(&format!("version={version}"), "version=0.0.9");
    assert_ne!(said, other);
    // FNV-1a (Fowler, Noll, Vo 1991).
    let check = other.bytes().fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    let altered = [format!("{other} check={check:016x}").as_bytes(), &bytes[end..]].concat();
    fs::write(&path, &altered).unwrap();
    let output = command(&["theorems/incidence/ceva.thm"], Some(&path)).output().unwrap();
    let message = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{message}");
    assert!(
        message.contains(&format!("it is of version 0.0.9, and this is {version}")),
        "{message}"
    );
    assert_eq!(fs::read(&path).unwrap(), altered);
}

/// Every verdict, with its figure, samples or counterexample, comes out of the journal as it went in.
#[test]
fn all_verdicts_survive() {
    let arguments = ["tests/determinism/verdicts.thm", "--seed=2a", "--drawings=5"];
    let undisturbed = report(&arguments, None);
    let verdicts: BTreeSet<&str> = undisturbed
        .lines()
        .filter_map(|line| line.split_once("\"verdict\":\"")?.1.split('"').next())
        .collect();
    for verdict in
        ["proved", "holds", "refuted", "vacuous", "sampled", "holds-as-drawn", "inconclusive"]
    {
        assert!(verdicts.contains(verdict), "{verdict} is missing among {verdicts:?}");
    }
    let path = journal("verdicts");
    assert_eq!(report(&arguments, Some(&path)), undisturbed);
    let noted_first = fs::read(&path).unwrap();
    // An undecided theorem that more time would not decide is noted, too.
    assert_eq!(noted(&noted_first).len(), undisturbed.lines().count());
    assert_eq!(report(&arguments, Some(&path)), undisturbed);
    assert_eq!(fs::read(&path).unwrap(), noted_first, "nothing was decided again");
    // One that ran out of time is not.
    let path = journal("verdicts in no time");
    let hurried: Vec<&str> = arguments.iter().copied().chain(["--time-limit", "0"]).collect();
    report(&hurried, Some(&path));
    assert!(noted(&fs::read(&path).unwrap()).is_empty());
    assert_eq!(report(&arguments, Some(&path)), undisturbed);
    // Nor one whose counterexample or statistics were cut short, by whatever time.
    for limit in ["0.001", "0.002", "0.004", "0.008", "0.016", "0.03", "0.06"] {
        let path = journal("verdicts in little time");
        let hurried: Vec<&str> = arguments.iter().copied().chain(["--time-limit", limit]).collect();
        report(&hurried, Some(&path));
        assert_eq!(report(&arguments, Some(&path)), undisturbed, "{limit} s");
    }
}

/// Two runs at the same time would write over each other.
#[test]
fn a_journal_serves_one_run_at_a_time() {
    let file = journal("endless.thm");
    let theorem =
        "theorem \"T\" {\npoints A, B, C\nshow length(A, C) <= length(A, B) + length(B, C)\n}\n";
    fs::write(&file, theorem).unwrap();
    let path = journal("busy");
    let long = [file.to_str().unwrap(), "--seed=2a", "--samples=1000000"];
    let mut first =
        command(&long, Some(&path)).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let begun = |path: &Path| fs::metadata(path).is_ok_and(|metadata| metadata.len() > 0);
    while !begun(&path) {
        assert!(first.try_wait().unwrap().is_none(), "the first run is meant to last");
        std::thread::sleep(Duration::from_millis(5));
    }
    let before = fs::read(&path).unwrap();
    let second = command(&long, Some(&path)).output().unwrap();
    assert!(first.try_wait().unwrap().is_none(), "the first run is meant to last");
    first.kill().unwrap();
    first.wait().unwrap();
    let message = String::from_utf8(second.stderr).unwrap();
    assert_eq!(second.status.code(), Some(2), "{message}");
    assert!(message.contains("another run is using it"), "{message}");
    assert!(message.contains("help: wait for the end of that run"), "{message}");
    assert_eq!(fs::read(&path).unwrap(), before, "the second run wrote nothing");
    // A run that was killed holds no lock.
    let quick = [file.to_str().unwrap(), "--seed=2a", "--samples=1000000", "--time-limit=0"];
    assert_eq!(report(&quick, Some(&path)).lines().count(), 1);
}

#[test]
#[cfg(target_os = "linux")]
fn a_disk_that_fills_loses_no_verdict() {
    let undisturbed = report(&FILES, None);
    let path = journal("full");
    let program = env!("CARGO_BIN_EXE_zippel");
    // Blocks of 512 bytes; a signal that is ignored turns into an error.
    let output = Command::new("sh")
        .args(["-c", "trap '' XFSZ; ulimit -f 8; exec \"$@\"", "sh", program, "verify"])
        .args(["--format", "jsonl", "--journal"])
        .arg(&path)
        .args(FILES)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    let message = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{message}");
    assert!(message.contains("cannot be written"), "{message}");
    assert_eq!(timeless(&String::from_utf8(output.stdout).unwrap()), undisturbed);
    assert!(fs::metadata(&path).unwrap().len() <= 8 * 1024);
    assert_eq!(report(&FILES, Some(&path)), undisturbed);
    let output = command(&FILES, Some(Path::new("/dev/zero"))).output().unwrap();
    assert_eq!(output.status.code(), Some(2), "a device without an end");
}
