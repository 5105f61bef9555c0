//! `zippel plot`: figures in files, whole or not at all, and the bar that shows how far a run is.

use crate::harness::{folder, zippel};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use zippel::figure::{HEIGHT, WIDTH};

const MIXED: &str = "tests/cli/mixed.thm";
const FAILS: &str = "tests/figure/fails.thm";
const TITLE: &str = "Simson without the circle";

/// An empty folder.
fn fresh(name: &str) -> PathBuf {
    let path = folder("plot").join(name);
    let _ = fs::remove_dir_all(&path);
    fs::create_dir_all(&path).unwrap();
    path
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

fn plot(more: &[&str], output: &Path) -> (Option<i32>, String) {
    let mut arguments = vec!["plot", FAILS, "--seed", "2a", "-o", output.to_str().unwrap()];
    arguments.extend(more);
    let ran = zippel(&arguments);
    assert_eq!(ran.out, "");
    (ran.status, ran.err)
}

#[test]
fn one_theorem_is_drawn_into_a_file_and_always_alike() {
    let out = fresh("one");
    let svg = |name: &str| {
        let path = out.join(name);
        assert_eq!(plot(&["--theorem", TITLE], &path), (Some(0), String::new()));
        fs::read(path).unwrap()
    };
    let first = svg("a.svg");
    assert_eq!(first, svg("b.SVG"));
    let text = String::from_utf8(first).unwrap();
    assert!(text.starts_with("<svg ") && text.contains(&format!("<title>{TITLE}</title>")));
    assert!(text.contains("Counterexample: L, M, N are not collinear: twice their area is"));

    svg("c.png");
    let file = fs::File::open(out.join("c.png")).unwrap();
    let reader = png::Decoder::new(std::io::BufReader::new(file)).read_info().unwrap();
    assert_eq!((reader.info().width, reader.info().height), (2 * WIDTH, 2 * HEIGHT));
    assert_eq!(names(&out), ["a.svg", "b.SVG", "c.png"]);
}

#[test]
fn several_theorems_go_into_a_folder_and_other_files_stay() {
    let out = fresh("several").join("new/and/deep");
    let path = out.to_str().unwrap();
    assert_eq!(zippel(&["plot", MIXED, "-o", path]).status, Some(0));
    fs::write(out.join("mine.txt"), "mine").unwrap();
    fs::write(out.join("simson-line.svg"), "old").unwrap();
    let ran = zippel(&["plot", MIXED, "--seed", "2a", "-o", path]);
    assert_eq!((ran.status, ran.out.as_str()), (Some(0), ""));
    assert_eq!(fs::read_to_string(out.join("mine.txt")).unwrap(), "mine");
    let drawn: Vec<String> = names(&out).into_iter().filter(|name| name != "mine.txt").collect();
    assert!(drawn.len() >= 4 && drawn.contains(&"simson-line.svg".to_owned()), "{drawn:?}");
    for name in drawn {
        assert!(fs::read_to_string(out.join(&name)).unwrap().starts_with("<svg "), "{name}");
    }
}

#[test]
fn what_cannot_be_drawn_is_refused_with_a_reason() {
    let out = fresh("refused");
    let svg = out.join("x.svg");
    for (more, message) in [
        (&[][..], "there are 16 theorems to draw: name one with --theorem"),
        (&["--theorem", "Nobody's theorem"], "there is no theorem to draw; check the title"),
        (&["theorems/algebra/identities.thm", "--theorem", "Sophie Germain"], "numbers only"),
        (
            &["theorems/degenerate/circles.thm", "--theorem", "The inverse of the centre"],
            "no configuration that satisfies its conditions was found",
        ),
    ] {
        let (status, err) = plot(more, &svg);
        assert_eq!(status, Some(2), "{more:?}: {err}");
        assert!(err.starts_with("error: ") && err.contains(message), "{more:?}: {err}");
    }
    let ran = zippel(&["plot", "tests/cli/wrong.thm", "-o", svg.to_str().unwrap()]);
    assert_eq!(ran.status, Some(2));
    assert!(names(&out).is_empty());
}

#[test]
fn bad_places_are_refused_and_nothing_is_lost() {
    let out = fresh("bad");
    let taken = out.join("taken");
    fs::write(&taken, "here first").unwrap();
    fs::create_dir(out.join("folder.svg")).unwrap();
    let one = &["--theorem", TITLE][..];
    for (more, path) in [
        (&[][..], taken.clone()),
        (&[], taken.join("below")),
        (one, taken.join("x.svg")),
        (one, out.join("folder.svg")),
        (one, PathBuf::from("/proc/zippel/x.svg")),
        (&[], PathBuf::from("/proc/zippel")),
    ] {
        let (status, err) = plot(more, &path);
        assert_eq!(status, Some(2), "{}: {err}", path.display());
        let place = path.parent().filter(|_| path.extension().is_some()).unwrap_or(&path);
        let named = err.contains(place.to_str().unwrap());
        assert!(err.starts_with("error: ") && named, "{}: {err}", path.display());
    }
    assert_eq!(fs::read_to_string(&taken).unwrap(), "here first");
    assert_eq!(names(&out), ["folder.svg", "taken"]);
    assert!(names(&out.join("folder.svg")).is_empty());
}

/// A superuser, who may write everywhere, renounces that with the program `setpriv`.
#[test]
#[cfg(unix)]
fn places_that_may_not_be_written_are_refused() {
    use std::os::unix::fs::PermissionsExt as _;
    let out = fresh("readonly");
    fs::write(out.join("x.svg"), "old").unwrap();
    fs::set_permissions(&out, fs::Permissions::from_mode(0o555)).unwrap();
    let renounce = "--bounding-set=-dac_override,-dac_read_search";
    let all_powerful = fs::write(out.join("probe"), "").is_ok();
    let prefix: &[&str] = if all_powerful { &["setpriv", renounce] } else { &["env"] };
    let able = Command::new(prefix[0]).args(&prefix[1..]).arg("true").status();
    if able.is_ok_and(|status| status.success()) {
        for path in [out.join("x.svg"), out.join("new/x.svg")] {
            let mut command = Command::new(prefix[0]);
            command.args(&prefix[1..]).arg(env!("CARGO_BIN_EXE_zippel"));
            command.args(["plot", FAILS, "--theorem", TITLE, "-o"]).arg(&path);
            let ran = command.current_dir(env!("CARGO_MANIFEST_DIR")).output().unwrap();
            let err = String::from_utf8(ran.stderr).unwrap();
            assert_eq!(ran.status.code(), Some(2), "{err}");
            let parent = path.parent().unwrap().to_str().unwrap();
            assert!(err.contains(parent) && err.contains("cannot be written"), "{err}");
        }
    } else {
        eprintln!(
            "SKIPPED: this user may write everywhere, and there is no `setpriv` to renounce it"
        );
    }
    fs::set_permissions(&out, fs::Permissions::from_mode(0o755)).unwrap();
    let _ = fs::remove_file(out.join("probe"));
    assert_eq!(names(&out), ["x.svg"]);
    assert_eq!(fs::read_to_string(out.join("x.svg")).unwrap(), "old");
}

#[test]
#[cfg(unix)]
fn a_disk_that_fills_leaves_the_old_figure() {
    let out = fresh("full");
    fs::write(out.join("x.png"), "old").unwrap();
    // Files may not grow beyond a few blocks, and the signal that says so is ignored: writing fails as on a full disk.
    let script = format!(
        "trap '' XFSZ; ulimit -f 4; exec '{}' plot {FAILS} --theorem '{TITLE}' -o '{}'",
        env!("CARGO_BIN_EXE_zippel"),
        out.join("x.png").display()
    );
    let root = env!("CARGO_MANIFEST_DIR");
    let ran = Command::new("sh").args(["-c", &script]).current_dir(root).output().unwrap();
    let err = String::from_utf8(ran.stderr).unwrap();
    assert_eq!(ran.status.code(), Some(2), "{err}");
    assert!(err.contains("x.png: it cannot be written"), "{err}");
    assert_eq!(fs::read_to_string(out.join("x.png")).unwrap(), "old");
    assert_eq!(names(&out), ["x.png"]);
}

/// Long enough for a bar, whatever the machine: so many attempts with so large primes.
const LONG: [&str; 6] = ["verify", "theorems", "--threads", "1", "--error", "2^-1500"];

#[test]
fn a_pipe_gets_no_bar() {
    let ran = zippel(&LONG);
    assert!(!ran.err.contains("left") && !ran.err.contains('\r'), "{}", ran.err);
}

/// The program `script` lends it a terminal.
#[test]
#[cfg(target_os = "linux")]
fn a_long_run_on_a_terminal_shows_a_bar() {
    if Command::new("script").arg("--version").output().is_err() {
        eprintln!("skipped: the program `script` is not here");
        return;
    }
    let line = format!("'{}' {} > /dev/null", env!("CARGO_BIN_EXE_zippel"), LONG.join(" "));
    let ran = Command::new("script")
        .args(["-q", "-e", "-c", &line, "/dev/null"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .stdin(std::process::Stdio::null())
        .output()
        .unwrap();
    let shown = String::from_utf8_lossy(&ran.stdout).into_owned();
    assert!(shown.contains(" theorems, ") && shown.contains(" left"), "{shown:?}");
}
