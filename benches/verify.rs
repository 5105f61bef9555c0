//! The time of a check, whole and in its parts, for theorems of a textbook.
#![allow(missing_docs, reason = "criterion's macros make public functions without documentation")]

use std::hint::black_box;
use std::sync::Arc;
use std::time::Duration;

use criterion::{Criterion, criterion_group, criterion_main};
use zippel::analysis::Analysis;
use zippel::check::Statement;
use zippel::deadline::Deadline;
use zippel::eval::formal::multiplications;
use zippel::identify::identify;
use zippel::plan::{Plan, Request};
use zippel::record::record;
use zippel::replay::{UniformIntegers, replay};
use zippel::sampling::{Coins, Rationals, Seed};
use zippel::slp::Slp;
use zippel::syntax;
use zippel::theorem::Theorem;
use zippel::theorem::dictionary::Dictionary;
use zippel::theorem::resolve::resolve;
use zippel::trial::{Division, Trial};
use zippel::vocabulary;

const THEOREMS: &[(&str, &str)] = &[
    (
        "Varignon",
        "theorem \"Varignon\" { points A, B, C, D
        show midpoint(A, B) - midpoint(B, C) == midpoint(D, A) - midpoint(C, D) }",
    ),
    (
        "Euler line",
        "theorem \"Euler line\" { points A, B, C
        show collinear(circumcenter(A, B, C), centroid(A, B, C), orthocenter(A, B, C)) }",
    ),
    (
        "Simson",
        "theorem \"Simson\" { points A, B, C
        point P on circle(A, B, C)
        show collinear(foot(P, line(B, C)), foot(P, line(C, A)), foot(P, line(A, B))) }",
    ),
    (
        "Pappus",
        "theorem \"Pappus\" { points A, B, D, E
        point C on line(A, B)
        point F on line(D, E)
        X = intersection(line(A, E), line(B, D))
        Y = intersection(line(A, F), line(C, D))
        Z = intersection(line(B, F), line(C, E))
        show collinear(X, Y, Z) }",
    ),
    (
        "butterfly",
        "theorem \"butterfly\" { points M, O, A
        c = circle(O, A)
        point B on line(A, M), c
        point C on c
        point D on line(C, M), c
        chord = perpendicular_through(M, line(O, M))
        show midpoint_of(M, intersection(chord, line(A, D)), intersection(chord, line(B, C))) }",
    ),
    (
        "Napoleon",
        "theorem \"Napoleon\" { points A, B, C
        P = equilateral_apex(B, C)
        Q = equilateral_apex(C, A)
        R = equilateral_apex(A, B)
        show equilateral(centroid(P, B, C), centroid(Q, C, A), centroid(R, A, B)) }",
    ),
    (
        "incentre",
        "theorem \"incentre\" { points A, B, C
        I = incenter(A, B, C)
        show equal_angle(B, A, I, I, A, C) }",
    ),
    (
        "Simson without the circle",
        "theorem \"Simson without the circle\" { points A, B, C, P
        show collinear(foot(P, line(B, C)), foot(P, line(C, A)), foot(P, line(A, B))) }",
    ),
];

fn resolved(text: &str) -> (Theorem, Arc<Dictionary>) {
    let (ast, _) = syntax::parse(text);
    let (mut document, diagnostics) = resolve(&ast, text, vocabulary::dictionary());
    assert!(diagnostics.is_empty(), "{diagnostics:?}");
    (document.theorems.swap_remove(0), document.dictionary)
}

fn verify(c: &mut Criterion) {
    let seed = Seed::from_bytes([7; 32]);
    let request = Request::new(80);
    for (name, text) in THEOREMS {
        let (theorem, dictionary) = resolved(text);
        let statement = Statement::new(&theorem, &dictionary, text);
        let Ok(checked) = statement.check(&request, &seed, &Deadline::NEVER) else { continue };
        let (Some(program), Some(plan)) = (checked.program, checked.plan) else { continue };
        let mut group = c.benchmark_group(*name);
        group.bench_function("whole", |b| {
            b.iter(|| {
                let (theorem, dictionary) = resolved(black_box(text));
                let statement = Statement::new(&theorem, &dictionary, text);
                statement.check(&request, &seed, &Deadline::NEVER)
            });
        });
        group.bench_function("resolve", |b| b.iter(|| resolved(black_box(text))));
        group.bench_function("identify", |b| {
            b.iter(|| identify(&theorem, &dictionary, false, &seed, statement.key));
        });
        group.bench_function("record", |b| {
            b.iter(|| record(&theorem, &dictionary, &program.decisions));
        });
        group.bench_function("analyse", |b| b.iter(|| Analysis::of(black_box(&program.slp))));
        group.bench_function("plan", |b| {
            b.iter(|| Plan::new(&program.analysis, multiplications(&program.slp), &request));
        });
        group.bench_function("trial", |b| b.iter(|| trial(&program.slp, &plan, &seed)));
        if let Some(exact) = &plan.exact {
            group.bench_function("replay", |b| {
                b.iter(|| {
                    let coins: Coins<Rationals> = seed.coins(statement.key, 0);
                    let choices = UniformIntegers { coins, bits: exact.bits };
                    replay(&theorem, &dictionary, &program.decisions, choices)
                });
            });
        }
        group.finish();
    }
}

fn trial(slp: &Slp, plan: &Plan, seed: &Seed) -> zippel::trial::Tally {
    let trial = Trial { slp, modulus: plan.modulus, division: Division::Inverses, seed, key: 0 };
    trial.run(plan.zeros.attempts)
}

criterion_group! {
    name = benches;
    config = Criterion::default().measurement_time(Duration::from_millis(500)).warm_up_time(Duration::from_millis(100)).sample_size(30);
    targets = verify
}
criterion_main!(benches);
