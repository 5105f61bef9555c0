//! Finding and shrinking counterexamples, and drawing them.

use criterion::{Criterion, criterion_group, criterion_main};
use std::hint::black_box;
use zippel::check::{Checked, Statement};
use zippel::figure::Figure;
use zippel::plan::{Request, Roads};
use zippel::sampling::{Coins, Seed, Witness as WitnessCoins};
use zippel::syntax;
use zippel::theorem::resolve::resolve;
use zippel::vocabulary;
use zippel::witness::search;

/// False theorems, without square roots and with them.
const TEXTS: [(&str, &str); 2] = [
    ("rational", include_str!("../tests/witness/rational.thm")),
    ("real", include_str!("../tests/witness/real.thm")),
];

fn witness(criterion: &mut Criterion) {
    let seed = Seed::from_bytes([3; 32]);
    let request = Request { target_bits: 80, roads: Roads::Primes, prime: None };
    for (kind, text) in TEXTS {
        let (ast, _) = syntax::parse(text);
        let (document, diagnostics) = resolve(&ast, text, vocabulary::dictionary());
        assert!(diagnostics.is_empty(), "{diagnostics:?}");
        let mut group = criterion.benchmark_group(format!("witness/{kind}"));
        group.sample_size(10);
        for theorem in &document.theorems {
            let statement = Statement::new(theorem, &document.dictionary, text);
            let Ok(program) = statement.program(&seed) else { continue };
            group.bench_function(&theorem.title, |bencher| {
                bencher.iter(|| {
                    let mut coins: Coins<WitnessCoins> = seed.coins(statement.key, 0);
                    let (words, known) = (&document.dictionary, &program.decisions);
                    search(black_box(theorem), words, known, &mut coins)
                });
            });
        }
        group.finish();
        let checked: Vec<(Statement<'_>, Checked)> = document
            .theorems
            .iter()
            .map(|theorem| Statement::new(theorem, &document.dictionary, text))
            .filter_map(|statement| {
                Some((statement, statement.check(&request, &seed, &|| false).ok()?))
            })
            .collect();
        let mut group = criterion.benchmark_group(format!("figure/{kind}"));
        group.sample_size(10);
        for (statement, checked) in checked.iter().take(3) {
            let figure = || Figure::of(black_box(statement), checked, &seed);
            let title = &statement.theorem.title;
            group.bench_function(format!("{title}, SVG"), |bencher| {
                bencher.iter(|| figure().map(|figure| figure.svg()));
            });
            group.bench_function(format!("{title}, PNG"), |bencher| {
                bencher.iter(|| figure().map(|figure| figure.png()));
            });
        }
        group.finish();
    }
}

criterion_group!(benches, witness);
criterion_main!(benches);
