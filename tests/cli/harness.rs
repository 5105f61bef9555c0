//! Runs the program, within a limit of time and memory, and hides what differs from run to run.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// No test file may keep the program busy for longer, even in a slow build on a busy machine.
const PATIENCE: Duration = Duration::from_secs(120);
/// Address space in KiB. Threads have large stacks, of which little is used.
const MEMORY: &str = "2000000";

/// A finished run.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) status: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

/// The program with these arguments, in the folder of the package.
pub(crate) fn command(arguments: &[&str]) -> Command {
    let program = env!("CARGO_BIN_EXE_zippel");
    let mut command = if cfg!(target_os = "linux") {
        let mut shell = Command::new("sh");
        shell.args(["-c", "ulimit -v \"$1\" && shift && exec \"$@\"", "sh", MEMORY, program]);
        shell
    } else {
        Command::new(program)
    };
    command.args(arguments).current_dir(env!("CARGO_MANIFEST_DIR")).env_remove("RUST_BACKTRACE");
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// Runs the program.
pub(crate) fn zippel(arguments: &[&str]) -> Ran {
    let mut child = command(arguments).spawn().unwrap();
    let (out, err) = (child.stdout.take().unwrap(), child.stderr.take().unwrap());
    let out = std::thread::spawn(move || std::io::read_to_string(out).unwrap());
    let err = std::thread::spawn(move || std::io::read_to_string(err).unwrap());
    let started = Instant::now();
    let status = loop {
        if let Some(status) = child.try_wait().unwrap() {
            break status;
        }
        if started.elapsed() > PATIENCE {
            child.kill().unwrap();
            panic!("{arguments:?} takes too long");
        }
        std::thread::sleep(Duration::from_millis(2));
    };
    let ran = Ran { status: status.code(), out: out.join().unwrap(), err: err.join().unwrap() };
    assert!(!ran.err.contains("panicked"), "{arguments:?} panicked:\n{}", ran.err);
    ran
}

/// A file with these contents, for this test alone.
pub(crate) fn file(name: &str, contents: impl AsRef<[u8]>) -> String {
    let path = folder("files").join(name);
    std::fs::write(&path, contents).unwrap();
    path.to_str().unwrap().to_owned()
}

/// A folder for temporary files.
pub(crate) fn folder(name: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("cli").join(name);
    std::fs::create_dir_all(&path).unwrap();
    path
}

/// The text with times replaced by `#`, together with the blanks that align them.
pub(crate) fn masked(text: &str) -> String {
    let text = masked_between(text, "\"seconds\":", "}");
    let text = masked_between(&text, "time=\"", "\"");
    let mut masked = String::new();
    for line in text.split_inclusive('\n') {
        let mut rest = line;
        while let Some(at) = [" ms", " s"].iter().filter_map(|unit| time_before(rest, unit)).min() {
            let (start, end) = at;
            masked.push_str(rest[..start].trim_end_matches(' '));
            masked.push_str(if rest[..start].ends_with('(') { "#" } else { "  #" });
            rest = &rest[end..];
        }
        masked.push_str(rest);
    }
    masked
}

/// Where the first time in this unit starts and ends.
fn time_before(text: &str, unit: &str) -> Option<(usize, usize)> {
    text.match_indices(unit).find_map(|(at, _)| {
        let end = at + unit.len();
        let ends = text[end..].chars().next().is_none_or(|next| !next.is_alphanumeric());
        let figures =
            text[..at].bytes().rev().take_while(|b| b.is_ascii_digit() || *b == b'.').count();
        (figures > 2 && ends).then_some((at - figures, end))
    })
}

fn masked_between(text: &str, before: &str, after: &str) -> String {
    let mut masked = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(before) {
        let (head, tail) = rest.split_at(at + before.len());
        masked.push_str(head);
        masked.push('#');
        rest = &tail[tail.find(after).unwrap_or(0)..];
    }
    masked + rest
}

#[test]
fn times_are_masked() {
    assert_eq!(
        masked("a   0.4 ms   b\n(12.75 s)\n5 seconds, 1.5 steps"),
        "a  #   b\n(#)\n5 seconds, 1.5 steps"
    );
    assert_eq!(masked("{\"seconds\":0.1},{\"seconds\":2e-5}"), "{\"seconds\":#},{\"seconds\":#}");
    assert_eq!(masked("<a time=\"0.1\"/>"), "<a time=\"#\"/>");
}
