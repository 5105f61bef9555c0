//! The cost of running a program, per instruction and sample: points one by one, points together, and in algebras of 1 to 4 formal roots.
//! (Criterion shows the time of a run, and how many instructions of how many samples a second are made.)
#![allow(missing_docs, reason = "criterion's macros make public functions without documentation")]

use std::hint::black_box;
use std::time::Duration;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use zippel::eval::batch::{Batch, LANES};
use zippel::eval::formal::{run_with_inverses, run_without_inverses};
use zippel::eval::scalar;
use zippel::field::montgomery::{PrimeField, Residue};
use zippel::field::prime::Prime;
use zippel::field::wide::{WideField, WidePrime};
use zippel::record::record;
use zippel::sampling::{Coins, Primes, Seed};
use zippel::slp::Slp;
use zippel::syntax;
use zippel::theorem::resolve::resolve;
use zippel::vocabulary;

/// Miquel's theorem, without questions about loci: 130 instructions, seven divisions.
const PLAIN: &str = r#"theorem "Miquel" {
    points A, B, C
    number d
    number e
    number f
    D = ratio_point(B, C, d)
    E = ratio_point(C, A, e)
    F = ratio_point(A, B, f)
    O1 = circumcenter(A, E, F)
    O2 = circumcenter(B, F, D)
    O3 = circumcenter(C, D, E)
    M = reflection(F, line(O1, O2))
    show equal_length(M, O3, C, O3)
}"#;

fn program(text: &str) -> Slp {
    let (ast, _) = syntax::parse(text);
    let (document, diagnostics) = resolve(&ast, text, vocabulary::dictionary());
    assert!(diagnostics.is_empty(), "{diagnostics:?}");
    match record(&document.theorems[0], &document.dictionary, &[]) {
        Ok(recording) => recording.slp,
        Err(stop) => panic!("{stop:?}"),
    }
}

/// So many roots, a product and a division for each, and five products of numbers that contain all of them.
fn with_roots(roots: usize) -> Slp {
    use std::fmt::Write as _;
    let mut text = String::from("theorem \"roots\" { points A, B\n x0 = 1\n");
    for root in 1..=roots {
        let last = root - 1;
        let _ = writeln!(text, "number k{root}\n s{root} = sqrt(k{root})");
        let _ = writeln!(text, "x{root} = (x{last} + s{root}) * (x{last} + A.x) / (s{root} + B.y)");
    }
    let _ = writeln!(text, "y = x{roots} + A.x");
    text.push_str("show y * (y + A.x) * (y + A.y) * (y + B.x) * (y + B.y) == 0 }");
    program(&text)
}

fn coins() -> Coins<Primes> {
    Seed::from_bytes([7; 32]).coins(0, 0)
}

fn plain(c: &mut Criterion) {
    let slp = program(PLAIN);
    let mut coins = coins();
    let mut group = c.benchmark_group("plain");
    let length = slp.nodes.len() as u64;

    let field = PrimeField::new(Prime::draw(&mut coins));
    let point: Vec<Residue> = slp.parameters.iter().map(|_| field.uniform(&mut coins)).collect();
    let mut values = Vec::new();
    group.throughput(Throughput::Elements(length));
    group.bench_function("scalar", |b| {
        b.iter(|| scalar::run(&slp, &field, black_box(&point), &mut values));
    });
    let wide = WideField::new(WidePrime::<2>::draw(20, &mut coins));
    let point: Vec<_> = slp.parameters.iter().map(|_| wide.uniform(&mut coins)).collect();
    let mut values = Vec::new();
    group.bench_function("scalar, 128 bits", |b| {
        b.iter(|| scalar::run(&slp, &wide, black_box(&point), &mut values));
    });

    let fields: [PrimeField; LANES] =
        std::array::from_fn(|_| PrimeField::new(Prime::draw(&mut coins)));
    let points: Vec<[Residue; LANES]> = slp
        .parameters
        .iter()
        .map(|_| std::array::from_fn(|j| fields[j].uniform(&mut coins)))
        .collect();
    let mut batch = Batch::default();
    group.throughput(Throughput::Elements(length * LANES as u64));
    group.bench_function("batch", |b| b.iter(|| batch.run(&slp, &fields, black_box(&points))));
    group.finish();
}

fn formal(c: &mut Criterion) {
    let mut coins = coins();
    let field = PrimeField::new(Prime::draw(&mut coins));
    let mut group = c.benchmark_group("formal");
    for roots in 1..=4 {
        let slp = with_roots(roots);
        let point: Vec<Residue> =
            slp.parameters.iter().map(|_| field.uniform(&mut coins)).collect();
        group.throughput(Throughput::Elements(slp.nodes.len() as u64));
        group.bench_function(format!("{roots} roots, inverses"), |b| {
            b.iter(|| run_with_inverses(&slp, &field, black_box(&point), || field.residue(3)));
        });
        group.bench_function(format!("{roots} roots, fractions"), |b| {
            b.iter(|| run_without_inverses(&slp, &field, black_box(&point), || field.residue(3)));
        });
    }
    group.finish();
}

criterion_group! {
    name = benches;
    config = Criterion::default().measurement_time(Duration::from_secs(1)).warm_up_time(Duration::from_millis(200));
    targets = plain, formal
}
criterion_main!(benches);
