//! The cost of certifying a statement on its drawn component, at an error of 2^-80.
#![allow(missing_docs, reason = "criterion's macros make public functions without documentation")]

use std::hint::black_box;
use std::time::Duration;

use criterion::{Criterion, criterion_group, criterion_main};
use zippel::branch::{Outcome, Request, Road, TheoremDrawer};
use zippel::check::Statement;
use zippel::sampling::Seed;

const STATEMENTS: [(&str, &str); 7] = [
    (
        "one root, independent",
        "points A, B, C
        points X, Y on line(A, C), circle(A, B)
        show equal(A, midpoint(X, Y))",
    ),
    (
        "one root shared by two lengths",
        "points A, B
        number t
        show length(A, A + t^2 * (B - A)) * length(A, A + t^2 * (B - A)) == t^4 * squared_length(A, B)
        ",
    ),
    (
        "three roots, two of them dependent",
        "points A, B
        number t
        C = A + t * (B - A)
        show length(A, C) == length(A, B) + length(B, C)",
    ),
    (
        "four roots, independent",
        "points A, B, C, D
        points X, Y on circle(A, B), circle(C, D)
        a = length(A, C)
        b = length(B, D)
        c = length(A, D)
        show dot((a + b + c) * (X - Y), C - A) == 0",
    ),
    (
        "four roots, van Schooten",
        "points A, B
        C = equilateral_apex(A, B)
        point P on circle(A, B, C)
        show length(P, A) == length(P, B) + length(P, C)",
    ),
    (
        "five roots, Clough",
        "points A, B, P
        C = equilateral_apex(A, B)
        D = foot(P, line(A, B))
        E = foot(P, line(B, C))
        F = foot(P, line(C, A))
        show 2 * (length(A, D) + length(B, E) + length(C, F)) == 3 * length(A, B)",
    ),
    (
        "eight roots, independent",
        "points A, B, C, D, E, F
        s = length(A, B) + length(B, C) + length(C, D) + length(D, E)
        t = length(E, F) + length(F, A) + length(A, C) + length(B, D)
        show (s + t) * (s - t) == s^2 - t^2",
    ),
];

fn statements(c: &mut Criterion) {
    let mut group = c.benchmark_group("certify");
    let seed = Seed::from_bytes([7; 32]);
    let request = Request { target_bits: 80, statistics: 0 };
    for (name, body) in STATEMENTS {
        let text = format!("theorem \"{name}\" {{\n{body}\n}}\n");
        let (ast, _) = zippel::syntax::parse(&text);
        let (document, _) =
            zippel::theorem::resolve::resolve(&ast, &text, zippel::vocabulary::dictionary());
        let theorem = &document.theorems[0];
        let statement = Statement::new(theorem, &document.dictionary, &text);
        let Ok(program) = statement.program(&seed) else { continue };
        let mut key = 0;
        group.bench_function(name, |b| {
            b.iter(|| {
                key += 1;
                let road = Road { request: &request, seed: &seed, key };
                let mut drawer =
                    TheoremDrawer::new(theorem, &document.dictionary, &program.decisions);
                let report = road.follow(&mut drawer);
                let holds = matches!(
                    report.outcome,
                    Outcome::HoldsEverywhere(_) | Outcome::HoldsAsDrawn(_)
                );
                assert!(holds, "{name}: {:?}", report.outcome);
                black_box(report)
            });
        });
    }
    group.finish();
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(20).warm_up_time(Duration::from_millis(300)).measurement_time(Duration::from_secs(2));
    targets = statements
}
criterion_main!(benches);
