use super::*;
use std::path::Path;
use zippel::report::text::{self, Style};
use zippel::theorem::expectation::VerdictName;

#[test]
fn paths_are_words_of_a_shell() {
    assert_eq!(quoted("theorems/a.thm"), "theorems/a.thm");
    assert_eq!(quoted("it's $HOME.thm"), "'it'\\''s $HOME.thm'");
}

#[derive(clap::Parser)]
struct Line {
    #[command(flatten)]
    checks: Checks,
}

/// Whatever breaks on one theorem, the others have their verdicts, and the report says how to see it again.
#[test]
fn a_panic_is_the_end_of_one_theorem_alone() {
    use clap::Parser as _;
    let text = "theorem \"One\" { points A, B; show midpoint(A, B) == midpoint(B, A) }\n\
                theorem \"Two\" { points A, B; show A == B; expect refuted }\n\
                theorem \"Three\" { points A, B; show collinear(A, B, midpoint(A, B)) }\n";
    let path = std::env::temp_dir().join(format!("isolation-{}.thm", std::process::id()));
    std::fs::write(&path, text).unwrap();
    let line = Line::try_parse_from([Path::new("verify"), &path, Path::new("--seed=2a")]);
    let checks = line.unwrap_or_else(|error| panic!("{error}")).checks;
    let (run, shown) = checks
        .run("verify", Details::Unexpected, |exhibited| {
            assert_ne!(exhibited.statement.theorem.title, "Two", "broken on purpose");
            exhibited.checked.verdict.name()
        })
        .unwrap();
    std::fs::remove_file(&path).unwrap();
    assert_eq!(shown, [Some(VerdictName::Holds), None, Some(VerdictName::Holds)]);
    assert_eq!(status(&run), INTERNAL);
    let Row::Unchecked(broken) = &run.rows[1] else { panic!("{:?}", run.rows[1]) };
    assert!(broken.detail.contains("broken on purpose"), "{}", broken.detail);
    let again = text::render(&run, Details::Unexpected, Style::Plain);
    assert!(again.contains("zippel verify") && again.contains("--seed"), "{again}");
}
