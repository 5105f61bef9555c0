//! Finding and shrinking counterexamples: the first that is met, and the simple one that is shown.

use criterion::{Criterion, criterion_group, criterion_main};
use std::hint::black_box;
use zippel::check::{Program, Statement};
use zippel::document::Document;
use zippel::sampling::{Coins, Seed, Witness as WitnessCoins};
use zippel::theorem::Theorem;
use zippel::witness::{Pursuit, Witness, search};

/// False theorems, without square roots and with them.
const TEXTS: [(&str, &str); 2] = [
    ("rational", include_str!("../tests/witness/rational.thm")),
    ("real", include_str!("../tests/witness/real.thm")),
];

/// A false theorem whose program is known.
struct Case<'d> {
    theorem: &'d Theorem,
    document: &'d Document,
    program: Program,
    key: u64,
}

impl Case<'_> {
    fn search(&self, pursuit: Pursuit, seed: &Seed) -> Option<Witness> {
        let mut coins: Coins<WitnessCoins> = seed.coins(self.key, 0);
        let (words, known) = (&self.document.dictionary, &self.program.decisions);
        search(black_box(self.theorem), words, known, pursuit, &mut coins).unwrap_or(None)
    }
}

/// One theorem after another, and all together: their mean.
fn witness(criterion: &mut Criterion) {
    let seed = Seed::from_bytes([3; 32]);
    for (kind, text) in TEXTS {
        let document = Document::read(text);
        assert!(document.is_sound());
        let cases: Vec<Case<'_>> = document
            .theorems
            .iter()
            .filter_map(|theorem| {
                let statement = Statement::new(theorem, &document.dictionary, text);
                let program = statement.program(&seed).ok()?;
                Some(Case { theorem, document: &document, program, key: statement.key })
            })
            .collect();
        for (name, pursuit) in [("simplest", Pursuit::Simplest), ("first", Pursuit::First)] {
            let mut group = criterion.benchmark_group(format!("witness/{kind}/{name}"));
            group.sample_size(10);
            for case in &cases {
                group.bench_function(&case.theorem.title, |bencher| {
                    bencher.iter(|| case.search(pursuit, &seed));
                });
            }
            group.finish();
        }
    }
}

criterion_group!(benches, witness);
criterion_main!(benches);
