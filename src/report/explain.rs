//! The polynomial view of a theorem: its program, what is known about it before any test, and what the bound is made of.

use crate::analysis::size::Size;
use crate::bound::{Budget, ErrorBound};
use crate::branch::budget::BranchBudget;
use crate::branch::{Outcome, Report};
use crate::check::{Assumed, Program, Statement};
use crate::plan::{Modulus, Plan, Roads};
use crate::report::drawn::Drawn;
use crate::report::layout::{count, cut, flow, plain};
use crate::report::stage::{Stage, prime_bits};
use crate::slp::{Conclusion, GuardOrigin, Node, NodeId};
use crate::theorem::Theorem;
use crate::upper::Upper;
use crate::verdict::Reason;
use std::fmt::Write as _;

/// Characters of the value of a root.
const VALUE: usize = 80;

/// The program of a theorem and its sizes.
#[must_use]
pub fn program(theorem: &Theorem, program: &Program) -> String {
    let slp = &program.slp;
    let mut text = format!("theorem \"{}\"\n", plain(&theorem.title));
    if let Some(source) = &theorem.source {
        let _ = writeln!(text, "  source: {}", plain(source));
    }
    let _ = writeln!(text, "\n{}", count(slp.parameters.len(), "parameter"));
    if !slp.parameters.is_empty() {
        text.push_str(&flow(&slp.parameters, ", ", 2));
    }
    let _ = writeln!(text, "\nprogram of {}", count(slp.nodes.len(), "instruction"));
    for line in slp.to_string().lines() {
        let _ = writeln!(text, "  {line}");
    }
    roots(&mut text, program);
    let analysis = &program.analysis;
    claims(&mut text, "conclusion", &slp.conclusions, &analysis.conclusions);
    claims(
        &mut text,
        "identification tested with the conclusions",
        &slp.obligations,
        &analysis.obligations,
    );
    guards(&mut text, program);
    text
}

fn roots(text: &mut String, program: &Program) {
    let roots = &program.analysis.roots;
    if roots.is_empty() {
        return;
    }
    let _ =
        writeln!(text, "\n{}, of which all signs are followed", count(roots.len(), "square root"));
    for root in roots {
        let radicand = match program.slp.nodes.get(root.node.index()) {
            Some(Node::Sqrt { radicand, root }) => {
                let words = program.slp.radicand_in_words(*root as usize);
                let own = format!("v{}", radicand.0);
                if words == own {
                    format!("√{own}")
                } else {
                    format!("√{own}, the root of {}", plain(&words))
                }
            }
            _ => "√?".to_owned(),
        };
        let _ = writeln!(
            text,
            "  v{} = {radicand}; counted with degree {} and height {} bits",
            root.node.0,
            root.weight,
            bits(root.radius)
        );
    }
}

/// A logarithm with one decimal, rounded up.
fn bits(bound: Upper) -> String {
    match bound.log2_tenths_ceil().and_then(|tenths| u128::try_from(tenths).ok()) {
        Some(tenths) => format!("{}.{}", tenths / 10, tenths % 10),
        None if bound.is_unbounded() => "unbounded".to_owned(),
        None => "0.0".to_owned(),
    }
}

fn claims(text: &mut String, noun: &str, claims: &[Conclusion], sizes: &[Option<Size>]) {
    if claims.is_empty() {
        return;
    }
    let heading = match noun.split_once(' ') {
        Some((noun, rest)) => format!("{} {rest}", count(claims.len(), noun)),
        None => count(claims.len(), noun),
    };
    let _ = writeln!(text, "\n{heading}");
    for (claim, size) in claims.iter().zip(sizes) {
        let _ = writeln!(text, "  {}", plain(&claim.claim));
        let _ = match size {
            None => writeln!(text, "    zero by its form alone"),
            Some(size) => {
                let residuals = names(&claim.residuals);
                writeln!(
                    text,
                    "    {residuals} = 0: degree {}, height {} bits",
                    size.degree, size.height
                )
            }
        };
    }
}

fn names(nodes: &[NodeId]) -> String {
    nodes.iter().map(|node| format!("v{}", node.0)).collect::<Vec<_>>().join(" = ")
}

fn guards(text: &mut String, program: &Program) {
    let slp = &program.slp;
    let _ = writeln!(
        text,
        "\n{}: the verdict speaks of the configurations in which",
        count(slp.guards.len(), "condition")
    );
    for guard in &slp.guards {
        let nodes: Vec<String> = guard.nodes.iter().map(|node| format!("v{}", node.0)).collect();
        let origin = match guard.origin {
            GuardOrigin::Required => "required",
            GuardOrigin::Divisor => "divisor",
            GuardOrigin::Radicand => "radicand",
        };
        let _ = writeln!(text, "  {}    [{origin} {}]", plain(&guard.condition), nodes.join(", "));
    }
    let size = program.analysis.nondegeneracy;
    let _ = writeln!(text, "  their product: degree {}, height {} bits", size.degree, size.height);
}

/// The plan of the tests and the error budget.
#[must_use]
pub fn plan(program: &Program, plan: &Plan, assumed: Option<&Assumed>) -> String {
    let mut text = String::from("\nplan\n");
    if plan.roads != Roads::Rationals {
        let _ = writeln!(text, "  {}", primes(plan.modulus));
        let zeros = &plan.zeros.attempts;
        let _ = writeln!(
            text,
            "  \"holds\" after k = {} zeros, out of at most R = {} attempts",
            zeros.required(),
            zeros.cap()
        );
    }
    if let Some(exact) = &plan.exact {
        let attempts = exact.budget.attempts;
        let purpose = if plan.roads == Roads::Rationals {
            "exact points"
        } else {
            "cross-check: exact points"
        };
        let _ = writeln!(
            text,
            "  {purpose} with parameters from 0 to 2^{} − 1; k = {}, R = {}",
            exact.bits,
            attempts.required(),
            attempts.cap()
        );
    } else if plan.roads == Roads::Both {
        text.push_str("  no exact cross-check: its numbers would be too large\n");
    }
    let _ = writeln!(
        text,
        "\nerror of \"holds\": at most {}, asked for 2^-{}",
        shown(assumed.map_or(plan.error, |assumed| plan.error + assumed.budget.total)),
        plan.target_bits
    );
    let stages = Stage::of_holds(plan, &program.analysis, assumed);
    for stage in &stages {
        budget(&mut text, stage);
    }
    if stages.len() > 1 {
        let totals: Vec<String> = stages.iter().map(|stage| shown(stage.budget.total)).collect();
        let _ = writeln!(text, "  all stages: {}", totals.join(" + "));
    }
    let vacuity = Stage::of_vacuity(plan, &program.analysis);
    let _ = writeln!(text, "\nerror of \"vacuous\": at most {}", shown(vacuity.budget.total));
    budget(&mut text, &vacuity);
    text
}

/// The square roots on the component of a figure: which are new, and what the bound of a verdict about it is made of.
#[must_use]
pub fn figure(statement: &Statement<'_>, report: &Report) -> String {
    let drawn = Drawn::new(statement, report);
    let mut text = String::from("\nthe component of a figure\n");
    match &report.outcome {
        Outcome::HoldsEverywhere(_) => {
            text.push_str("  all roots are independent: there is no other component\n");
        }
        Outcome::HoldsAsDrawn(_) => text.push_str("  the statement holds there\n"),
        Outcome::FalseNearDrawing(_) => text.push_str("  the statement is false there\n"),
        Outcome::NoDrawing(reason) => {
            let _ = writeln!(text, "  none: {reason}");
        }
        Outcome::CapReached(cap) => {
            let _ = writeln!(text, "  not decided: {}", Reason::from(*cap));
        }
    }
    if drawn.drawings > 1 {
        let _ = writeln!(
            text,
            "  the statement is true in {} of {} random drawings",
            drawn.true_in, drawn.drawings
        );
    }
    if let Some(figure) = &drawn.figure {
        let decided = figure.roots.iter().any(|root| root.status.is_some());
        for root in &figure.roots {
            let state = match (root.status, &root.value) {
                (Some("dependent"), Some(value)) => format!("dependent, {}", cut(value, VALUE)),
                (Some(status), _) => status.to_owned(),
                (None, _) if decided => "no claim depends on it".to_owned(),
                (None, _) => "not decided".to_owned(),
            };
            let sign = if root.sign == "+" { "" } else { "−" };
            let _ = writeln!(text, "  {sign}√({}): {state}", plain(&root.radicand));
        }
        for relation in &figure.relations {
            let _ = writeln!(text, "  in the figure {}", plain(relation));
        }
        for line in &figure.selectors {
            let _ = writeln!(text, "  to say so in the text, add: {}", plain(line));
        }
        for condition in &figure.order {
            let _ = writeln!(text, "  chosen: {}", plain(condition));
        }
    }
    match &report.outcome {
        Outcome::HoldsEverywhere(certificate) | Outcome::HoldsAsDrawn(certificate) => {
            let _ = writeln!(
                text,
                "  box: each parameter may change by 2^-{}; coordinates of the random points in it have {} bits",
                certificate.halvings, certificate.budget.quantities.coordinate_bits
            );
            let holds = matches!(report.outcome, Outcome::HoldsEverywhere(_));
            let verdict = if holds { "holds" } else { "holds as drawn" };
            branch_budget(&mut text, verdict, &certificate.budget);
        }
        Outcome::FalseNearDrawing(found) => match &found.obligations {
            Some(budget) => branch_budget(&mut text, "what was read off the figure", budget),
            None => text
                .push_str("  nothing was read off the figure: that it is false there is exact\n"),
        },
        Outcome::NoDrawing(_) | Outcome::CapReached(_) => {}
    }
    text
}

fn branch_budget(text: &mut String, verdict: &str, budget: &BranchBudget) {
    let quantities = &budget.quantities;
    let _ = writeln!(
        text,
        "\nerror of \"{verdict}\": at most {}; J = {}, T = {} zeros out of at most R = {} primes at each, m = {} programs",
        shown(budget.total),
        count(quantities.anchors as usize, "point"),
        quantities.quota.zeros,
        quantities.quota.attempts,
        quantities.runs
    );
    for term in &budget.terms {
        let _ = writeln!(
            text,
            "    {:7}  {} = {} ≤ {}    ({})",
            term.name, term.formula, term.figures, term.value, term.source
        );
    }
    let _ = writeln!(text, "    {:7}  {} ≤ {}", "in all", budget.formula(), budget.total);
}

fn primes(modulus: Modulus) -> String {
    let bits = prime_bits(modulus);
    match modulus {
        Modulus::Word => {
            format!("primes of {bits} bits, a fresh one for each attempt, proved to be prime")
        }
        Modulus::Wide { rounds, .. } => format!(
            "primes of {bits} bits, a fresh one for each attempt, after {rounds} rounds of Miller and Rabin's test"
        ),
        Modulus::Fixed(prime) => format!("always the prime {}", prime.value()),
    }
}

/// The error, or that there is none.
fn shown(error: ErrorBound) -> String {
    if error.is_zero() { "0 (no random test can err)".to_owned() } else { error.to_string() }
}

fn budget(text: &mut String, stage: &Stage<'_>) {
    let Budget { terms, attempt, attempts, total } = stage.budget;
    let _ = writeln!(
        text,
        "  {}: degree d = {}, height H = {} bits",
        stage.name, stage.size.degree, stage.size.height
    );
    let binding = stage.budget.binding().filter(|term| !term.value.is_zero());
    let names = terms.iter().map(|term| term.name.chars().count()).max().unwrap_or(0).max(7);
    let formulas = terms.iter().map(|term| term.formula.chars().count()).max().unwrap_or(0).max(10);
    for term in terms {
        let binds = binding.is_some_and(|binding| std::ptr::eq(binding, term));
        let _ = writeln!(
            text,
            "    {:names$}  {:formulas$}  = {} ≤ {}{}    ({})",
            term.name,
            term.formula,
            term.figures,
            term.value,
            if binds { ", which binds" } else { "" },
            term.source
        );
    }
    let _ = writeln!(text, "    {:names$}  {:formulas$}  ≤ {attempt}", "attempt", "q, the sum");
    let (k, r) = (attempts.required(), attempts.cap());
    let _ = writeln!(
        text,
        "    {:names$}  {:formulas$}  = C({r}, {k})·q^{k} ≤ {total}",
        "in all", "C(R, k)·q^k"
    );
}
