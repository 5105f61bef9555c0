//! Negative controls on a collection of 231 problems of others: signs of roots changed, and one argument of the goal replaced. What is said
//! of each is compared with numerics that share nothing with it but the program.

use crate::fixed_point::truth;
use rayon::prelude::*;
use std::path::PathBuf;
use zippel::branch::cone::Cone;
use zippel::branch::draw::random;
use zippel::branch::figure::{Figure, RootSign};
use zippel::branch::resolve::resolve;
use zippel::branch::state::Status;
use zippel::branch::test::{Quota, Tested, run};
use zippel::branch::{Certificate, Outcome};
use zippel::check::{Checked, Failure, Statement};
use zippel::deadline::Deadline;
use zippel::document::Document;
use zippel::foreign::Format;
use zippel::plan::{Request, Statistics};
use zippel::sampling::Seed;
use zippel::slp::Slp;
use zippel::source::Source;
use zippel::theorem::expectation::VerdictName;

/// Mutants of a goal.
const MUTANTS: usize = 12;
/// Random figures at which a mutant is looked at.
const FIGURES: usize = 6;

/// A problem: its title, its clauses, and its goal.
struct Problem {
    title: String,
    clauses: String,
    goal: Vec<String>,
}

/// The problems of the collection; nothing, and a remark, where it is missing.
fn problems() -> Option<Vec<Problem>> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../shared/corpora/alphageometry/jgex_ag_231.txt");
    let Ok(text) = std::fs::read_to_string(&path) else {
        let remark = format!("skipped: there is no {}\n", path.display());
        std::io::Write::write_all(&mut std::io::stderr(), remark.as_bytes()).expect("a terminal");
        return None;
    };
    let read = Format::AlphaGeometry.read("jgex_ag_231.txt", &text);
    assert_eq!(read.len(), 231);
    let problem = |problem: &zippel::foreign::Problem| {
        let (clauses, goal) = problem.original[0].split_once('?').unwrap();
        let goal = goal.split_whitespace().map(str::to_owned).collect();
        Problem { title: problem.title.clone(), clauses: clauses.trim().to_owned(), goal }
    };
    Some(read.iter().map(problem).collect())
}

/// The theorem of a problem with this goal; nothing where the goal makes no statement.
fn page(problem: &Problem, goal: &[String]) -> Option<String> {
    let text = format!("{} ? {}", problem.clauses, goal.join(" "));
    let source = Source::new("problem", text.as_str());
    Format::AlphaGeometry.read("problem", &text).remove(0).page(&source)
}

fn seed(number: u8) -> Seed {
    Seed::from_bytes([number; 32])
}

/// The certificate of a problem on the component of a figure.
fn certificate(problem: &Problem) -> Certificate {
    let page = page(problem, &problem.goal).unwrap();
    let document = Document::read(&page);
    let statement = Statement::new(&document.theorems[0], &document.dictionary, &page);
    let program = statement.program(&seed(7)).unwrap();
    let report = statement.follow_figure(&program.decisions, &Request::new(80), &seed(7));
    match report.outcome {
        Outcome::HoldsEverywhere(certificate) | Outcome::HoldsAsDrawn(certificate) => certificate,
        other => panic!("{}: {other:?}", problem.title),
    }
}

/// What the exact test says of all claims at a point with these signs.
fn tested(slp: &Slp, figure: &Figure, key: u64) -> bool {
    let cone = Cone::of_claims(slp);
    let statuses = resolve(&cone, figure).unwrap();
    let quota = Quota { zeros: 2, attempts: 1 << 18 };
    let mut coins = seed(8).coins(key, 0);
    match run(&cone, &figure.point, &statuses, quota, &mut coins).0 {
        Tested::Zeros => true,
        Tested::Obligation(_) | Tested::Conclusion(_) => false,
        other => panic!("{other:?}"),
    }
}

/// What came out of changed signs.
#[derive(Clone, Copy, Debug, Default)]
struct Flips {
    tried: usize,
    without_point: usize,
    wrong: usize,
    right: usize,
}

impl Flips {
    fn sum(self, other: Self) -> Self {
        Self {
            tried: self.tried + other.tried,
            without_point: self.without_point + other.without_point,
            wrong: self.wrong + other.wrong,
            right: self.right + other.right,
        }
    }
}

/// The sign of every root of the anchor changed, one at a time: dependent ones, and independent ones.
fn flipped(problem: &Problem, key: u64) -> [Flips; 2] {
    let certificate = certificate(problem);
    let slp = &certificate.program.slp;
    assert_eq!(truth(slp, &certificate.anchor), Some(true), "{}", problem.title);
    let mut all = [Flips::default(); 2];
    for (root, status) in certificate.statuses.iter().enumerate() {
        let Some(status) = status else { continue };
        let flips = &mut all[usize::from(*status == Status::Independent)];
        flips.tried += 1;
        let mut figure = certificate.anchor.clone();
        figure.signs[root] = match figure.signs[root] {
            RootSign::Plus => RootSign::Minus,
            RootSign::Minus => RootSign::Plus,
        };
        let Some(expected) = truth(slp, &figure) else {
            flips.without_point += 1;
            continue;
        };
        let said = tested(slp, &figure, key);
        assert_eq!(said, expected, "{}: root {root} with the other sign", problem.title);
        *if expected { &mut flips.right } else { &mut flips.wrong } += 1;
    }
    all
}

#[test]
fn with_the_sign_of_a_root_changed_the_verdict_is_that_of_numerics() {
    let Some(problems) = problems() else { return };
    let flips: Vec<[Flips; 2]> = problems
        .par_iter()
        .enumerate()
        .map(|(number, problem)| flipped(problem, number as u64))
        .collect();
    let [dependent, independent] =
        [0, 1].map(|kind| flips.iter().map(|both| both[kind]).fold(Flips::default(), Flips::sum));
    let remark = format!("dependent roots: {dependent:?}; independent roots: {independent:?}\n");
    std::io::Write::write_all(&mut std::io::stderr(), remark.as_bytes()).expect("a terminal");
    assert!(dependent.wrong >= 20 && dependent.right >= 3, "{dependent:?}");
    assert!(independent.tried >= 100, "{independent:?}");
}

/// Goals with one argument replaced by another point of the problem, spread over all of them.
fn mutants(problem: &Problem) -> Vec<Vec<String>> {
    let defined = problem.clauses.split(';').filter_map(|clause| clause.split_once('='));
    let points: Vec<&str> = defined.flat_map(|(points, _)| points.split_whitespace()).collect();
    let mut all = Vec::new();
    for position in 1..problem.goal.len() {
        for point in &points {
            if problem.goal[position] != *point {
                let mut goal = problem.goal.clone();
                (*point).clone_into(&mut goal[position]);
                all.push(goal);
            }
        }
    }
    let count = all.len();
    assert!(count >= 10, "{}", problem.title);
    let chosen = MUTANTS.min(count);
    (0..chosen).map(|i| all[i * count / chosen].clone()).collect()
}

fn checked(page: &str) -> Option<Checked> {
    let document = Document::read(page);
    let statement = Statement::new(document.theorems.first()?, &document.dictionary, page);
    let request = Request { statistics: Statistics::default(), ..Request::new(80) };
    match statement.check_in_haste(&request, &seed(9), &Deadline::NEVER) {
        Ok(checked) => Some(checked),
        Err(Failure::Mistakes(_)) => None,
        Err(Failure::Disagreement(point)) => panic!("{page}: {point:?}"),
    }
}

/// What numerics say of a program at random figures: in how many of them all claims hold, and in how many one fails.
fn seen(slp: &Slp, key: u64) -> [usize; 2] {
    let mut seen = [0, 0];
    for attempt in 0..200 {
        let figure = random(slp, &mut seed(10).coins(key, attempt));
        if let Some(holds) = truth(slp, &figure) {
            seen[usize::from(!holds)] += 1;
            if seen[0] + seen[1] == FIGURES {
                break;
            }
        }
    }
    seen
}

/// What numerics say of a mutant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Numerics {
    True,
    False,
    /// True in some figures and false in others.
    Mixed,
    /// It makes no statement.
    None,
}

/// Compares the verdict on a mutant with numerics.
fn compare(problem: &Problem, goal: &[String], key: u64) -> Result<Numerics, String> {
    let Some(page) = page(problem, goal) else { return Ok(Numerics::None) };
    let Some(checked) = checked(&page) else { return Ok(Numerics::None) };
    let Some(program) = &checked.program else { return Ok(Numerics::None) };
    let verdict = checked.verdict.name();
    let [right, wrong] = seen(&program.slp, key);
    let numerics = match (right, wrong) {
        (0, 0) => return Ok(Numerics::None),
        (_, 0) => Numerics::True,
        (0, _) => Numerics::False,
        _ => Numerics::Mixed,
    };
    let drawn = || {
        let certificate = checked.drawn.as_ref()?.outcome.certificate()?;
        truth(&certificate.program.slp, &certificate.anchor)
    };
    let agrees = match verdict {
        VerdictName::Proved | VerdictName::Holds => numerics == Numerics::True,
        VerdictName::HoldsAsDrawn => numerics != Numerics::False && drawn() == Some(true),
        VerdictName::Refuted => numerics != Numerics::True,
        _ => false,
    };
    let goal = goal.join(" ");
    let complaint = || {
        format!("{}: {goal}: {verdict}, but true in {right} of {}", problem.title, right + wrong)
    };
    if agrees { Ok(numerics) } else { Err(complaint()) }
}

#[test]
fn every_mutant_of_a_goal_that_numerics_reject_is_rejected() {
    let Some(problems) = problems() else { return };
    let all: Vec<(&Problem, Vec<String>)> = problems
        .iter()
        .flat_map(|problem| mutants(problem).into_iter().map(move |goal| (problem, goal)))
        .collect();
    assert!(all.len() >= 2310);
    let outcomes: Vec<Result<Numerics, String>> = all
        .par_iter()
        .enumerate()
        .map(|(number, (problem, goal))| compare(problem, goal, number as u64))
        .collect();
    let complaints: Vec<&String> = outcomes.iter().filter_map(|o| o.as_ref().err()).collect();
    assert!(complaints.is_empty(), "{complaints:#?}");
    let count = |wanted| outcomes.iter().filter(|outcome| **outcome == Ok(wanted)).count();
    let [right, wrong, mixed, none] =
        [Numerics::True, Numerics::False, Numerics::Mixed, Numerics::None].map(count);
    let remark = format!(
        "{} mutants: {right} true, {wrong} false, {mixed} mixed, {none} make no statement\n",
        all.len()
    );
    std::io::Write::write_all(&mut std::io::stderr(), remark.as_bytes()).expect("a terminal");
    assert!(wrong >= 1800 && right >= 50, "{remark}");
}
