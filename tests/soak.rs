//! Thousands of files that nobody wrote, through the program: it answers for each, within its time and memory.
#![allow(clippy::unwrap_used, reason = "a test")]

#[path = "soak/generator.rs"]
mod generator;

use generator::{Generator, Sort};
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Files of one run of the program.
const BATCH: usize = 250;
/// Seconds that a theorem may take.
const TIME_LIMIT: f64 = 0.1;
/// The seconds after which it has to be given up: fifty milliseconds later, where nothing else keeps the processors busy.
const LATEST: f64 = 0.15;
/// KiB of memory that a run may take at once.
const MEMORY: u64 = 300 << 10;

/// What was seen.
#[derive(Debug, Default)]
struct Figures {
    runs: usize,
    files: BTreeMap<Sort, usize>,
    verdicts: BTreeMap<String, usize>,
    statuses: BTreeMap<i32, usize>,
    longest: f64,
    memory: u64,
}

/// What a record says.
#[derive(Debug)]
struct Said {
    file: String,
    theorem: Option<String>,
    /// The verdict; of a file that cannot be checked, its problem.
    verdict: String,
    seconds: f64,
}

impl Said {
    fn read(line: &str) -> Self {
        let record: serde_json::Value =
            serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line:?}"));
        let text = |key: &str| record[key].as_str().map(str::to_owned);
        Self {
            file: text("file").unwrap(),
            theorem: text("theorem"),
            verdict: text("verdict").or_else(|| text("problem")).unwrap(),
            seconds: record["seconds"].as_f64().unwrap_or(0.0),
        }
    }
}

#[derive(Debug)]
struct Ran {
    status: i32,
    out: String,
    err: String,
    memory: u64,
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The files of a folder and those below it, in order.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn generator(seed: u64) -> Generator {
    let library: Vec<String> = files(&root().join("theorems"))
        .iter()
        .map(|path| fs::read_to_string(path).unwrap())
        .collect();
    let mut foreign = Vec::new();
    for (language, extension) in [("alphageometry", "txt"), ("gclc", "gcl")] {
        let folder = root().join("tests/fuzz/corpus").join(language);
        foreign.extend(files(&folder).iter().map(|path| (extension, fs::read(path).unwrap())));
    }
    Generator::new(seed, &library, foreign)
}

/// The program that is tested; the variable `ZIPPEL` names another, such as that of a release.
fn program() -> PathBuf {
    let own = || PathBuf::from(env!("CARGO_BIN_EXE_zippel"));
    std::env::var_os("ZIPPEL").map_or_else(own, |path| root().join(path))
}

/// Runs the program; `folder` has space for its output.
fn zippel(arguments: &[&str], folder: &Path) -> Ran {
    let streams = ["out", "err"].map(|name| folder.with_extension(name));
    let [out, err] = streams.each_ref().map(|path| Stdio::from(File::create(path).unwrap()));
    let mut child = Command::new(program())
        .args(arguments)
        .current_dir(folder)
        .env_remove("RUST_BACKTRACE")
        .stdin(Stdio::null())
        .stdout(out)
        .stderr(err)
        .spawn()
        .unwrap();
    let process = format!("/proc/{}/status", child.id());
    let mut memory = 0;
    let status = loop {
        // The peak only grows: it is as good as exact when it is read often.
        let status = fs::read_to_string(&process).unwrap_or_default();
        let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let peak = peak.and_then(|peak| peak.trim().trim_end_matches(" kB").parse().ok());
        memory = memory.max(peak.unwrap_or(0));
        if let Some(status) = child.try_wait().unwrap() {
            break status;
        }
        std::thread::sleep(Duration::from_millis(3));
    };
    let [out, err] = streams.map(|path| {
        let bytes = fs::read(&path).unwrap();
        fs::remove_file(path).unwrap();
        String::from_utf8(bytes).unwrap()
    });
    Ran { status: status.code().expect("no signal"), out, err, memory }
}

/// Writes a batch of files, checks them, and looks at what is said of each.
fn batch(generator: &mut Generator, folder: &Path, figures: &mut Figures) {
    let _ = fs::remove_dir_all(folder);
    fs::create_dir_all(folder).unwrap();
    let mut names = Vec::new();
    for number in 0..BATCH {
        let (sort, extension, contents) = generator.file();
        let name = format!("f{number:03}.{extension}");
        fs::write(folder.join(&name), contents).unwrap();
        *figures.files.entry(sort).or_default() += 1;
        names.push(name);
    }
    let limit = TIME_LIMIT.to_string();
    let options = ["--format", "jsonl", "--error", "2^-20", "--seed", "2a", "--time-limit", &limit];
    let all: Vec<&str> = names.iter().map(String::as_str).collect();
    let ran = zippel(&[&["verify"], &options[..], &all].concat(), folder);
    assert!(matches!(ran.status, 0..=3), "{}: {}", ran.status, ran.err);
    assert!(!ran.err.contains("panicked"), "{}", ran.err);
    assert!(ran.memory < MEMORY, "{} KiB", ran.memory);
    let mut records: BTreeMap<String, Vec<Said>> = BTreeMap::new();
    for line in ran.out.lines() {
        let said = Said::read(line);
        assert_ne!(said.verdict, "internal-error", "{line}");
        figures.longest = figures.longest.max(said.seconds);
        *figures.verdicts.entry(said.verdict.clone()).or_default() += 1;
        records.entry(said.file.clone()).or_default().push(said);
    }
    for name in &names {
        assert!(
            records.contains_key(name) || ran.err.contains(name.as_str()),
            "nothing is said of {name}"
        );
    }
    *figures.statuses.entry(ran.status).or_default() += 1;
    figures.memory = figures.memory.max(ran.memory);
    figures.runs += 1;
    // What is said of a file does not depend on its neighbours, unless there was no time for it. (Nor was there always time to look for a
    // simple counterexample: verdicts are compared, and not the words about them.)
    let name = &names[generator.chance.below(BATCH)];
    let alone = zippel(&[&["verify"], &options[..], &[name]].concat(), folder);
    let alone: Vec<Said> = alone.out.lines().map(Said::read).collect();
    let among = records.remove(name).unwrap_or_default();
    assert_eq!(alone.len(), among.len(), "{name}");
    for (alone, among) in alone.iter().zip(&among) {
        assert_eq!(alone.theorem, among.theorem, "{name}");
        let same = [alone, among].iter().any(|said| said.verdict == "inconclusive");
        assert!(same || alone.verdict == among.verdict, "{name}: {alone:?} {among:?}");
    }
    for command in [&["lint", "."][..], &["fmt", "--check", "."]] {
        if generator.chance.below(20) == 0 {
            let ran = zippel(command, folder);
            assert!(matches!(ran.status, 0..=3), "{command:?}: {}: {}", ran.status, ran.err);
            assert!(ran.memory < MEMORY, "{command:?}: {} KiB", ran.memory);
        }
    }
}

/// Batches until they are enough: told by the files and the time so far.
fn soak(seed: u64, enough: impl Fn(usize, Duration) -> bool) -> Figures {
    let folder =
        Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("soak-{seed}-{}", std::process::id()));
    let mut generator = generator(seed);
    let mut figures = Figures::default();
    let started = Instant::now();
    loop {
        batch(&mut generator, &folder, &mut figures);
        if enough(figures.runs * BATCH, started.elapsed()) {
            break;
        }
    }
    fs::remove_dir_all(folder).unwrap();
    figures
}

#[test]
fn a_few_hundred_files() {
    let figures = soak(1, |files, time| files >= 2000 || time >= Duration::from_secs(2));
    assert!(figures.files.len() == 4, "{figures:?}");
    assert!(
        figures.verdicts.contains_key("holds") && figures.verdicts.contains_key("refuted"),
        "{figures:?}"
    );
}

/// `ZIPPEL=target/release/zippel cargo test --test soak -- --ignored --nocapture`
#[test]
#[ignore = "ten minutes and more"]
#[allow(clippy::print_stdout, reason = "the figures are the result")]
fn ten_minutes_and_a_hundred_thousand_files() {
    let figures = soak(2, |files, time| files >= 100_000 && time >= Duration::from_secs(600));
    println!("{figures:#?}");
    assert!(figures.longest <= LATEST, "{}", figures.longest);
}
