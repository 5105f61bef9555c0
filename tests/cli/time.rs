//! Time: each theorem has its own, whatever it is filled with, and Ctrl-C ends a run at once.

use crate::harness::{Ran, command, file, zippel};
use serde_json::Value;
use std::fmt::Write as _;
use std::process::Command;
use std::time::{Duration, Instant};

/// Seconds for each theorem.
const LIMIT: f64 = 0.3;
/// Seconds that a theorem may take beyond its time: slow builds on busy machines need them, and what does not end takes longer.
const SLACK: f64 = 1.0;

fn theorem(title: &str, objects: &str, lines: &str) -> String {
    format!("theorem \"{title}\" {{\n{objects}\n{lines}\n}}\n")
}

/// `lines(1)`, …, `lines(n)`.
fn each(n: usize, lines: impl Fn(usize) -> String) -> String {
    (1..=n).fold(String::new(), |text, i| text + &lines(i) + "\n")
}

/// A theorem about n points and the lengths between them.
fn lengths(title: &str, n: usize, claim: &str) -> String {
    let points: Vec<String> = (0..=n).map(|i| format!("P{i}")).collect();
    let sum: Vec<String> = (1..=n).map(|i| format!("length(P0, P{i})")).collect();
    let lines = format!("s = {}\n{claim}", sum.join(" + "));
    theorem(title, &format!("points {}", points.join(", ")), &lines)
}

/// Words each of which calls the one before it twice.
fn words() -> String {
    let mut text = "construction place0(P: point): point { 2 * P - point(1, 1) }\n\
                    construction square0(a: number): number { a * a + 1 }\n\
                    construction quotient0(a: number): number { (a * a + 1) / (a + 3) }\n"
        .to_owned();
    for n in 1..=60 {
        for (word, kind) in [("place", "point"), ("square", "number"), ("quotient", "number")] {
            let m = n - 1;
            writeln!(
                text,
                "construction {word}{n}(a: {kind}): {kind} {{ {word}{m}({word}{m}(a)) }}"
            )
            .unwrap();
        }
    }
    text
}

/// Theorems that would take long, each in its own way.
fn long_theorems() -> String {
    let nines = "9".repeat(900);
    let numbers = "number x";
    let points = "points A, B, C\nnumber x";
    [
        words(),
        theorem("words upon words", points, "show place60(A) == A"),
        theorem("long programs", points, "show place16(A) == B"),
        theorem("high degrees", numbers, "show square15(x) == x"),
        theorem("many quotients", numbers, "show quotient14(x) == quotient13(x)"),
        theorem("constants of words", numbers, "show square17(1/3) == x"),
        theorem(
            "roots of large constants",
            numbers,
            &(each(12, |i| format!("r{i} = sqrt({i}{nines}7)")) + "show r1 * r12 * x == r2"),
        ),
        theorem(
            "large fractions",
            numbers,
            &(each(80, |i| format!("y{i} = (x + {i}{nines}) / (7{i}{nines}3 * x - 1)"))
                + &each(79, |i| format!("z{i} = y{i} * y{} + y{i}", i + 1))
                + "show z1 == z2"),
        ),
        theorem(
            "roots upon roots",
            numbers,
            &format!(
                "x0 = x\n{}show (x30 + x1)^9 == x2",
                each(30, |i| format!("x{i} = sqrt(x{} + {i})", i - 1))
            ),
        ),
        lengths("false, with eight roots", 8, "show (s + 1)^7 == s * (s + 1)^6"),
        lengths("false, with twenty roots", 20, "show (s + 1)^7 == s * (s + 1)^6"),
        theorem(
            "many points on a circle",
            points,
            &(each(600, |i| format!("point P{i} on circle(A, B, C)"))
                + &each(300, |i| format!("point Q{i} on line(P{i}, P{}), circle(A, B, C)", i + 1))
                + "show Q1 == P1"),
        ),
        theorem(
            "a counterexample with many points",
            &format!(
                "points {}",
                (0..2000).map(|i| format!("P{i}")).collect::<Vec<_>>().join(", ")
            ),
            &format!(
                "show collinear({})",
                (0..2000).map(|i| format!("P{i}")).collect::<Vec<_>>().join(", ")
            ),
        ),
        theorem(
            "many claims",
            points,
            &each(10_000, |_| "show collinear(A, B, midpoint(A, C))".into()),
        ),
        theorem(
            "many samples",
            points,
            &each(2000, |i| format!("show length(A, C) <= length(A, B) + length(B, C) + {i}")),
        ),
        theorem("deep samples", numbers, "show x <= square12(x)"),
        theorem(
            "figures that are hard to find",
            &format!("points {}", (0..40).map(|i| format!("P{i}")).collect::<Vec<_>>().join(", ")),
            &(each(38, |i| format!("choose between(P{}, P{i}, P{})", i - 1, i + 1))
                + "show length(P0, P1) + length(P1, P2) == length(P0, P2)"),
        ),
        theorem(
            "incentres of incentres",
            points,
            &format!(
                "I0 = incenter(A, B, C)\n{}show collinear(B, I0, I4)",
                each(4, |i| format!("I{i} = incenter(I{}, B, C)", i - 1))
            ),
        ),
        theorem("a last one", points, "show collinear(A, B, midpoint(A, B))"),
    ]
    .concat()
}

fn rows(ran: &Ran) -> Vec<Value> {
    serde_json::from_str(&ran.out).unwrap_or_else(|error| panic!("{error}: {}{}", ran.out, ran.err))
}

#[test]
fn no_theorem_takes_more_than_its_time() {
    let path = file("long.thm", long_theorems());
    let limit = LIMIT.to_string();
    for more in [&[][..], &["--over", "rationals"], &["--drawings", "2000"]] {
        let mut arguments = vec!["verify", &path, "--format", "json", "--seed", "2a"];
        arguments.extend(["--time-limit", &limit].iter().chain(more));
        let ran = zippel(&arguments);
        let rows = rows(&ran);
        assert_eq!(rows.len(), 18, "{more:?}");
        let mut stopped = 0;
        for row in &rows {
            let (title, seconds) = (&row["theorem"], row["seconds"].as_f64().unwrap());
            assert!(seconds <= LIMIT + SLACK, "{more:?}: {title} took {seconds} s");
            if row["detail"].as_str().unwrap().contains("the time limit of 0.3 s was reached") {
                assert_eq!(row["verdict"], "inconclusive");
                stopped += 1;
            }
        }
        // The rest meets other limits; on a fast machine, sooner than that of time.
        assert!(stopped >= 3, "{more:?}: the theorems are meant to be long, and {stopped} were");
        // What comes after those has its turn.
        assert_eq!(rows[17]["verdict"], "holds", "{more:?}");
    }
}

#[test]
fn figures_and_explanations_have_their_time_too() {
    let path = file("drawn.thm", long_theorems());
    let limit = LIMIT.to_string();
    let out = crate::harness::folder("drawn");
    let out = out.to_str().unwrap();
    for arguments in [
        vec!["report", &path, "-o", out, "--seed", "2a", "--time-limit", &limit],
        vec!["explain", &path, "--seed", "2a", "--time-limit", &limit],
    ] {
        let started = Instant::now();
        let ran = zippel(&arguments);
        let took = started.elapsed().as_secs_f64();
        assert!(matches!(ran.status, Some(0..=3)), "{arguments:?}: {}", ran.err);
        assert!(took <= 18.0 * (LIMIT + SLACK), "{arguments:?} took {took} s");
    }
}

#[test]
fn theorems_have_a_minute_unless_more_or_less_is_asked_for() {
    let ran = zippel(&["verify", "--help"]);
    let words: Vec<&str> = ran.out.split_whitespace().collect();
    let told =
        words.join(" ").contains("Give up on a theorem after this many seconds [default: 60]");
    assert!(told, "{}", ran.out);
    assert_eq!(zippel::limits::THEOREM_SECONDS, 60);
}

/// Sends the signal of Ctrl-C after this time, and says how the run ended, and how long after the signal.
#[cfg(unix)]
fn interrupted(arguments: &[&str], after: Duration) -> (Ran, Duration) {
    let child = command(arguments).spawn().unwrap();
    std::thread::sleep(after);
    let id = child.id().to_string();
    assert!(Command::new("kill").args(["-INT", &id]).status().unwrap().success());
    let asked = Instant::now();
    let output = child.wait_with_output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    let ran =
        Ran { status: output.status.code(), out: text(output.stdout), err: text(output.stderr) };
    (ran, asked.elapsed())
}

#[test]
#[cfg(unix)]
fn an_interrupted_run_says_what_is_done_and_what_is_not() {
    let points = "points A, B, C\nnumber x";
    let claims = each(300, |i| format!("show length(A, C) <= length(A, B) + length(B, C) + {i}"));
    let text = theorem("quick", points, "show collinear(A, B, midpoint(A, B))")
        + &each(3, |i| theorem(&format!("lasting {i}"), points, &claims));
    let path = file("endless.thm", text);
    let endless = ["verify", &path, "--seed", "2a", "--samples", "1000000", "--threads", "2"];
    let after = Duration::from_millis(1500);
    for format in ["text", "jsonl"] {
        let arguments: Vec<&str> = endless.iter().copied().chain(["--format", format]).collect();
        let (ran, took) = interrupted(&arguments, after);
        assert_eq!(ran.status, Some(130), "{}{}", ran.out, ran.err);
        // 0.2 s, and the rest for a machine that is busy.
        assert!(took < Duration::from_secs(1), "it took {took:?}");
        assert!(ran.out.contains("quick") && !ran.out.contains("lasting"), "{}", ran.out);
        assert!(ran.err.contains("interrupted; without a verdict: 3\n"), "{}", ran.err);
        assert!((1..=3).all(|i| ran.err.contains(&format!("endless.thm: lasting {i}\n"))));
    }
    let report = serde_json::from_str::<Value>(
        &interrupted(&[&endless[..], &["--format", "jsonl"]].concat(), after).0.out,
    );
    assert_eq!(report.unwrap()["verdict"], "holds");
}
